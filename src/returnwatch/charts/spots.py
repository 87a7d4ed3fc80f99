"""Symbols of a map: a circle a place, its area by the number of incidents there."""

import altair as alt

from returnwatch.charts.theme import BLUE, INK, ORANGE, PAPER, TOOLTIP, either, px, values, width_of, words
from returnwatch.figure import joined

# Up to this many places, each name has its years; above so many, those that lie under a greater circle are drawn with it.
MANY, CROWD = 7, 24
# Diameter in px of a circle for a single incident, and radius of the greatest; area grows with their number.
DOT, GREATEST, NARROW_GREATEST = 10, 20, 14
# How far apart circles of different places lie at the least where they are many, in px.
APART = 3


def spots(rows, where, narrow=False):
    """One symbol a place, the places with most incidents first.

    Args:
        rows: Incidents as `incidents_map` takes them.
        where: A `Conic`.
        narrow: Whether for a phone.

    Returns:
        Dicts of x, y, radius (px), name, and the cells of their mark.
    """
    found = {}
    for r in rows:
        if r["latitude"] is not None and where.shows(*where.px(r["longitude"], r["latitude"])):
            found.setdefault((r["place_name"], r["longitude"], r["latitude"]), []).append(r)
    most = max(map(len, found.values()), default=1)
    unit = min(DOT / 2, (NARROW_GREATEST if narrow else GREATEST) / most**0.5)
    drawn = []
    for (place, *at), some in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        x, y = where.px(*at)
        radius = unit * len(some) ** 0.5
        under = next((s for s in drawn if _under(s, x, y, radius)), None) if len(found) > CROWD else None
        if under:
            under["rows"] += some
            under["places"].append(place)
        else:
            drawn.append({"x": round(x, 1), "y": round(y, 1), "radius": radius, "rows": some, "places": [place]})
    return [_told(s, unit, len(found)) for s in sorted(drawn, key=lambda s: (-len(s["rows"]), s["places"]))]


def _under(spot, x, y, radius):
    return (spot["x"] - x) ** 2 + (spot["y"] - y) ** 2 < (spot["radius"] + APART + min(radius, DOT / 2)) ** 2


def _told(spot, unit, places):
    some, (place, *others) = spot["rows"], spot["places"]
    years = [str(year) for year in sorted({r["date_start"].year for r in some if r["date_start"]})]
    radius = max(unit * len(some) ** 0.5, 2)
    title = some[0]["title"]
    return {
        "rows": joined(r["row"] for r in some),
        "operation": "count",
        "count": len(some),
        "row": some[0]["row"],
        "label": f"{title} and others" if len(some) > 1 else title,
        "when": _when(years),
        "source_label": some[0]["source_label"],
        "grade": some[0]["grade"],
        "name": _name(place, others, years if places <= MANY and len(years) < 3 else []),
        "attack": any(r["kind"] == "attack" for r in some),
        "x": spot["x"],
        "y": spot["y"],
        "radius": round(radius, 1),
        "fits": len(some) > 1 and width_of(len(some)) / 2 < radius,
    }


def _when(years):
    """Years of incidents, as 2004, 2009: of many the first and the last."""
    return ", ".join(years) if 0 < len(years) < 9 else f"{years[0]} to {years[-1]}" if years else "undated"


def _name(place, others, years):
    return ", ".join([f"{place} and nearby" if others else place, *years])


def symbols(drawn):
    """Layers of circles, filled where there was an attack, hollow where there were only raids, clashes, plots or unrest."""
    base = alt.Chart(values(drawn)).transform_calculate(area="4 * datum.radius * datum.radius")
    fill = either(alt.FillValue, "datum.attack", ORANGE, PAPER)
    line = either(alt.StrokeValue, "datum.attack", PAPER, BLUE)
    ink = either(alt.ColorValue, "datum.attack", PAPER, BLUE)
    leaders = base.transform_filter("isValid(datum.lx1)").mark_rule(color=INK, strokeWidth=0.8)
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
        words(base.transform_filter("datum.fits"), "x", "count", align="center", fontWeight=600).encode(color=ink),
        words(base.transform_filter("isValid(datum.tx)"), "tx", "name", y="ty"),
    ]
