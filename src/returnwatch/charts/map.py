"""Where incidents at home happened: a circle a place, its area by their number, on a quiet map of the region."""

import json

import altair as alt

from returnwatch.charts import placing
from returnwatch.charts.projection import Conic
from returnwatch.charts.theme import (
    BLUE,
    INK,
    LEADING,
    ORANGE,
    PAPER,
    QUIET,
    TOOLTIP,
    WIDTH,
    drawing,
    px,
    values,
    width_of,
    words,
)

LAND, QUIETER, HOME, EDGE = "#f5f6f7", "#e9edf0", "#d7e0e8", "#ffffff"
HEIGHTS, MARGIN = (230, 440), 14
# China is in the scope for Xinjiang: the map reaches as far east and south, in degrees.
EAST, SOUTH = 92, 35
# Up to this many places, each name has its years.
MANY = 7
# Diameter in px of a circle for a single incident; area grows with their number.
DOT = 10


def incidents_map(frame, boundaries, *, as_of):
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
    where = _fitted(rows, boundaries["features"])
    size = (WIDTH, where.height)
    features, outlines = _seen(boundaries["features"], where)
    isos = json.dumps(sorted({f["properties"]["iso"] for f in features} & {r["country"] for r in rows}))
    tone = f"datum.properties.iso == '' ? '{LAND}' : indexof({isos}, datum.properties.iso) < 0 ? '{QUIETER}' : '{HOME}'"
    land = (
        alt.Chart(alt.Data(values=features))
        .transform_calculate(tone=tone)
        .mark_geoshape(stroke=EDGE, strokeWidth=1, clip=True)
        .encode(color=alt.Color(field="tone", type="nominal", scale=None))
        .project(**where.options())
    )
    spots = _spots(rows, where)
    taken = placing.beside(spots, size)
    names, told = _countries(rows, outlines, where, taken)
    return drawing([land, *_names(names, told), *_symbols(spots)], where.height)


def _fitted(rows, features):
    """The projection in which the home countries of the incidents, and every place, are seen."""
    named = {r["country"] for r in rows}
    homes = [f for f in features if f["properties"]["iso"]]
    places = [
        tuple(point)
        for f in [f for f in homes if f["properties"]["iso"] in named] or homes
        for ring in _rings(f)
        for point in ring
        if f["properties"]["iso"] != "CN" or (point[0] < EAST and point[1] > SOUTH)
    ]
    places += [
        (r["longitude"], r["latitude"])
        for r in rows
        if r["latitude"] is not None and r["longitude"] < EAST and r["latitude"] > SOUTH
    ]
    return Conic(places, WIDTH, HEIGHTS, MARGIN)


def _rings(feature):
    shape = feature["geometry"]
    parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [ring for part in parts for ring in part]


def _seen(features, where):
    """Features cut down to the parts that touch the map, and each one's outline in px."""
    kept, outlines = [], {}
    for f in features:
        shape = f["geometry"]
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        drawn = [(part, [[where.px(*point) for point in ring] for ring in part]) for part in parts]
        drawn = [(part, rings) for part, rings in drawn if _touches(rings[0], where)]
        if drawn:
            kept.append({**f, "geometry": {"type": "MultiPolygon", "coordinates": [part for part, _ in drawn]}})
            outlines[f["properties"]["name"], f["properties"]["iso"]] = [r for _, rings in drawn for r in rings]
    return kept, outlines


def _touches(ring, where):
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return min(xs) < where.width and max(xs) > 0 and min(ys) < where.height and max(ys) > 0


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


def _countries(rows, outlines, where, taken):
    """Names of countries; under those of the incidents how many there were, and how many of them have no symbol."""
    names, told = [], []
    for (name, iso), rings in sorted(outlines.items(), key=lambda item: (not item[0][1], _extent(item[1]), item[0])):
        some = [r for r in rows if iso and r["country"] == iso]
        bare = [r for r in some if r["latitude"] is None]
        off = [r for r in some if r["latitude"] is not None and not where.shows(*where.px(r["longitude"], r["latitude"]))]
        counts = [c for c in (_count(some, "in all"), _count(bare, "not placed"), _count(off, "off the map")) if c]
        lines = 1 + len(counts)
        wide = max([width_of(name) * 1.06, *(width_of(c["label"]) for c in counts)]) + 4
        place = placing.within(rings, (where.width, where.height), wide, lines, taken, must=bool(some))
        if place:
            x, y = (round(v, 1) for v in place[:2])
            label = placing.box(x - wide / 2, y, wide, lines)
            taken.append(label)
            names.append({"name": name, "home": bool(iso), "x": x, "y": y})
            if place[2]:
                names[-1] |= placing.leader({"x": place[2][0], "y": place[2][1], "radius": 0}, label)
            told += [count | {"x": x, "y": y + LEADING * (i + 1)} for i, count in enumerate(counts)]
    return names, told


def _extent(rings):
    """Width of an outline in px: the narrow ones are labelled first."""
    xs = [x for ring in rings for x, _ in ring]
    return max(xs) - min(xs)


def _count(rows, words_):
    ids = ";".join(r["row"] for r in rows)
    label = f"{len(rows)} {words_}"
    return {"rows": ids, "operation": "count", "count": len(rows), "label": label} if rows else None


def _names(names, told):
    base = alt.Chart(values(names))
    leaders = base.transform_filter("isValid(datum.lx1)").mark_rule(color=QUIET, strokeWidth=0.8)
    return [
        leaders.encode(x=px(alt.X, "lx1"), y=px(alt.Y, "ly1"), x2=alt.X2("lx2"), y2=alt.Y2("ly2")),
        words(base.transform_filter("datum.home"), "x", "name", align="center", fontWeight=600, color=QUIET),
        words(base.transform_filter("!datum.home"), "x", "name", align="center", fontStyle="italic", color=QUIET),
        words(alt.Chart(values(told)), "x", "label", align="center", color=QUIET),
    ]


def _symbols(spots):
    """Circles, filled where there was an attack, hollow where there were only raids, clashes, plots or unrest."""
    base = alt.Chart(values(spots)).transform_calculate(area=f"{DOT**2} * datum.count")
    fill = alt.condition("datum.attack", alt.value(ORANGE), alt.value(PAPER))
    line = alt.condition("datum.attack", alt.value(PAPER), alt.value(BLUE))
    ink = alt.condition("datum.attack", alt.value(PAPER), alt.value(BLUE))
    leaders = base.transform_filter("isValid(datum.lx1)").mark_rule(color=INK, strokeWidth=0.8)
    several = base.transform_filter("datum.count > 1")
    number = {"align": "center", "fontWeight": 600}
    return [
        leaders.encode(x=px(alt.X, "lx1"), y=px(alt.Y, "ly1"), x2=alt.X2("lx2"), y2=alt.Y2("ly2")),
        base.mark_point(opacity=1, strokeWidth=1.4).encode(
            x=px(alt.X, "x"),
            y=px(alt.Y, "y"),
            size=alt.Size(field="area", type="quantitative", scale=None),
            shape=alt.value("circle"),
            fill=fill,
            stroke=line,
            tooltip=TOOLTIP,
        ),
        words(several, "x", "count", **number).encode(color=ink),
        words(base, "tx", "name", y="ty"),
    ]
