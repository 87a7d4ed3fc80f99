"""Where incidents at home happened: symbols by kind on a quiet map of the region."""

import altair as alt

from returnwatch.charts.theme import INK, QUIET, TOOLTIP, values
KINDS={};SHAPES=[];TONES=[]

SIZE = {"width": 600, "height": 340}
LAND, HOME, SHADED, EDGE = "#f1f3f5", "#dde4ea", "#b9c7d4", "#ffffff"
# Where a country's name stands, in degrees, clear of most places of incidents.
NAMES = [
    ("Kazakhstan", 62, 49.6),
    ("Uzbekistan", 62.6, 42.4),
    ("Turkmenistan", 58.6, 39.3),
    ("Kyrgyzstan", 76.4, 41.4),
    ("Tajikistan", 70.6, 38.0),
    ("China", 93, 41),
    ("Afghanistan", 65.5, 33.7),
    ("Pakistan", 69, 29.3),
    ("Iran", 55.5, 33),
    ("Russia", 66, 55),
]
# Labels are moved apart in steps of this many degrees of latitude.
STEP = 1.15
# Above this many symbols of place and kind, a symbol is a place.
MANY = 7
MIXED = "incidents"
# Degrees of longitude that a letter of a label takes, about.
LETTER = 0.6


def incidents_map(frame, boundaries, *, as_of):
    """Incidents by kind where they happened; those without coordinates shade their country.

    Args:
        frame: One row an incident at home: row, title, kind, place_name, latitude, longitude (degrees), country,
            date_start, date_end, label, source_label, grade.
        boundaries: The parsed GeoJSON of `data/boundaries.json`.
        as_of: Day of the brief.

    Returns:
        An Altair chart in a conic projection fit for the middle of Asia.
    """
    rows = frame.to_dict("records")
    unplaced = {r["country"] for r in rows if r["latitude"] is None}
    shade = "indexof(" + repr(sorted(unplaced)) + ", datum.properties.iso) >= 0"
    land = (
        alt.Chart(alt.Data(values=boundaries["features"]))
        .transform_calculate(tone=f"datum.properties.iso == '' ? '{LAND}' : {shade} ? '{SHADED}' : '{HOME}'")
        .mark_geoshape(stroke=EDGE, strokeWidth=1, clip=True)
        .encode(color=alt.Color(field="tone", type="nominal", scale=None))
    )
    placed = _placed(rows)
    names = (
        alt.Chart(values([{"name": n, "lon": x, "lat": y} for n, x, y in NAMES if _clear(n, x, y, placed)]))
        .mark_text(color=QUIET, fontStyle="italic", fontSize=12)
        .encode(
            longitude=alt.Longitude(field="lon", type="quantitative"),
            latitude=alt.Latitude(field="lat", type="quantitative"),
            text=alt.Text(field="name", type="nominal"),
        )
    )
    layers = [land, names]
    if placed:
        layers += _symbols(placed)
    return (
        alt.layer(*layers)
        .project(type="conicEqualArea", rotate=[-71, 0, 0], parallels=[32, 50], center=[0, 41.4], scale=880)
        .properties(**SIZE)
    )


def _clear(name, lon, lat, placed):
    """Whether a country's name, centred where it stands, keeps clear of every label: it gives way where it doesn't."""
    half = len(name) * LETTER / 2
    return not any(
        abs(lat - p["text"]) < STEP and p["lon"] - half < lon < p["lon"] + 1 + len(p["name"]) * LETTER + half
        for p in placed
    )


def _placed(rows):
    """One symbol a place and kind, or, where those are many, one a place with its number of incidents."""
    found = {}
    for r in rows:
        if r["latitude"] is not None:
            found.setdefault((r["place_name"], r["kind"]), []).append(r)
    if len(found) > MANY:
        return _spread(_by_place(rows))
    points = []
    for (place, kind), some in _northmost(found):
        years = sorted({r["date_start"].year for r in some if r["date_start"]})
        points.append(
            {
                **_point(some),
                "kind": KINDS[kind],
                "name": f"{place}, {KINDS[kind]}{' ' + ', '.join(map(str, years[:3])) if years else ''}",
                "label": some[0]["title"],
            }
        )
    return _spread(points)


def _by_place(rows):
    found = {}
    for r in rows:
        if r["latitude"] is not None:
            found.setdefault((r["place_name"], ""), []).append(r)
    return [
        {
            **_point(some),
            "rows": ";".join(r["row"] for r in some),
            "operation": "count",
            "count": len(some),
            "kind": MIXED,
            "name": f"{place} {len(some)}" if len(some) > 1 else place,
            "label": f"{some[0]['title']} and others" if len(some) > 1 else some[0]["title"],
        }
        for (place, _), some in _northmost(found)
    ]


def _northmost(found):
    return sorted(found.items(), key=lambda item: (-item[1][0]["latitude"], item[0]))


def _point(some):
    first = some[0]
    years = sorted({r["date_start"].year for r in some if r["date_start"]})
    told = {name: first[name] for name in ("row", "source_label", "grade")}
    return {
        **told,
        "lon": first["longitude"],
        "lat": first["latitude"],
        "when": ", ".join(map(str, years)) or "undated",
    }


def _spread(points):
    """The same points with a latitude for each label that keeps it clear of the one above."""
    taken = []
    for p in points:
        at, width = p["lat"], 1 + len(p["name"]) * LETTER
        dots = [(q["lat"], q["lon"], 0) for q in points if q is not p]
        while any(abs(at - lat) < STEP and -width < p["lon"] - lon < other for lat, lon, other in taken + dots):
            at -= STEP / 4
        p["text"] = at
        taken.append((at, p["lon"], width))
    return points


def _symbols(points):
    kinds = [*KINDS.values(), MIXED]
    base = alt.Chart(values(points))
    marks = base.mark_point(filled=True, opacity=1, stroke=EDGE, strokeWidth=0.8).encode(
        longitude=alt.Longitude(field="lon", type="quantitative"),
        latitude=alt.Latitude(field="lat", type="quantitative"),
        color=alt.Color(field="kind", type="nominal", legend=None, scale=alt.Scale(domain=kinds, range=[*TONES, INK])),
        shape=alt.Shape(
            field="kind", type="nominal", legend=None, scale=alt.Scale(domain=kinds, range=[*SHAPES, "circle"])
        ),
        size=alt.Size(
            field="count", type="quantitative", legend=None, scale=alt.Scale(domain=[1, 10], range=[110, 420])
        )
        if any("count" in p for p in points)
        else alt.value(110),
        tooltip=TOOLTIP,
    )
    text = base.mark_text(align="left", dx=9, fontSize=12, color=INK).encode(
        longitude=alt.Longitude(field="lon", type="quantitative"),
        latitude=alt.Latitude(field="text", type="quantitative"),
        text=alt.Text(field="name", type="nominal"),
    )
    return [marks, text]
