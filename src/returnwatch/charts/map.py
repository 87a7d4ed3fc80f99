"""Where incidents at home happened: a circle a place, its area by their number, on a quiet map of the region."""

import altair as alt

from returnwatch.charts import countries, placing
from returnwatch.charts.theme import BLUE, INK, ORANGE, PAPER, TOOLTIP, WIDTH, drawing, either, px, values, words

# Up to this many places, each name has its years.
MANY = 7
# Diameter in px of a circle for a single incident; area grows with their number.
DOT = 10


def incidents_map(frame, boundaries, *, as_of, narrow=False):
    """Incidents by place; those without coordinates are counted under their country's name.

    Args:
        frame: One row an incident at home: row, title, kind, place_name, latitude, longitude (degrees), country,
            date_start, label, source_label, grade.
        boundaries: The parsed GeoJSON of `data/boundaries.json`.
        as_of: Day of the brief.

    Returns:
        An Altair chart in a conic projection, fitted to the countries in which the incidents were.
    """
    rows = frame.to_dict("records")
    where = countries.fitted(rows, boundaries["features"])
    features, outlines = countries.seen(boundaries["features"], where)
    spots = _spots(rows, where)
    taken = placing.beside(spots, (WIDTH, where.height))
    names = countries.named(rows, outlines, where, taken)
    return drawing([countries.land(features, rows, where), *names, *_symbols(spots)], where.height)


def _spots(rows, where):
    """One symbol a place, the places with most incidents first."""
    found = {}
    for r in rows:
        if r["latitude"] is not None:
            found.setdefault((r["place_name"], r["longitude"], r["latitude"]), []).append(r)
    spots = []
    for (place, longitude, latitude), some in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        x, y = where.px(longitude, latitude)
        if not where.shows(x, y):
            continue
        years = [str(year) for year in sorted({r["date_start"].year for r in some if r["date_start"]})]
        title = some[0]["title"]
        spots.append(
            {
                "rows": ";".join(r["row"] for r in some),
                "operation": "count",
                "count": len(some),
                "row": some[0]["row"],
                "label": f"{title} and others" if len(some) > 1 else title,
                "when": ", ".join(years) or "undated",
                "source_label": some[0]["source_label"],
                "grade": some[0]["grade"],
                "name": f"{place}, {', '.join(years)}" if years and len(found) <= MANY and len(years) < 3 else place,
                "attack": any(r["kind"] == "attack" for r in some),
                "x": round(x, 1),
                "y": round(y, 1),
                "radius": round(DOT / 2 * len(some) ** 0.5, 1),
            }
        )
    return spots


def _symbols(spots):
    """Circles, filled where there was an attack, hollow where there were only raids, clashes, plots or unrest."""
    base = alt.Chart(values(spots)).transform_calculate(area=f"{DOT**2} * datum.count")
    fill = either(alt.FillValue, "datum.attack", ORANGE, PAPER)
    line = either(alt.StrokeValue, "datum.attack", PAPER, BLUE)
    ink = either(alt.ColorValue, "datum.attack", PAPER, BLUE)
    leaders = base.transform_filter("isValid(datum.lx1)").mark_rule(color=INK, strokeWidth=0.8)
    several = base.transform_filter("datum.count > 1")
    number = {"align": "center", "fontWeight": 600}
    return [
        leaders.encode(x=px(alt.X, "lx1"), y=px(alt.Y, "ly1"), x2=alt.X2("lx2"), y2=alt.Y2("ly2")),
        base.mark_point(opacity=1, strokeWidth=1.4).encode(
            x=px(alt.X, "x"),
            y=px(alt.Y, "y"),
            size=alt.Size(field="area", type="quantitative", scale=None),
            shape=alt.ShapeValue("circle"),
            fill=fill,
            stroke=line,
            tooltip=TOOLTIP,
        ),
        words(several, "x", "count", **number).encode(color=ink),
        words(base, "tx", "name", y="ty"),
    ]
