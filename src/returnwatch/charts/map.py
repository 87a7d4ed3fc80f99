"""Where incidents at home happened: symbols by kind on a quiet map of the region."""

import altair as alt

from returnwatch.charts.theme import INK, QUIET, TOOLTIP, values
from returnwatch.charts.timeline import KINDS, SHAPES, TONES

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
    names = (
        alt.Chart(values([{"name": n, "lon": x, "lat": y} for n, x, y in NAMES]))
        .mark_text(color=QUIET, fontStyle="italic", fontSize=12)
        .encode(
            longitude=alt.Longitude(field="lon", type="quantitative"),
            latitude=alt.Latitude(field="lat", type="quantitative"),
            text=alt.Text(field="name", type="nominal"),
        )
    )
    layers = [land, names]
    placed = _placed(rows)
    if placed:
        layers += _symbols(placed)
    return (
        alt.layer(*layers)
        .project(type="conicEqualArea", rotate=[-71, 0, 0], parallels=[32, 50], center=[0, 41.4], scale=880)
        .properties(**SIZE)
    )


def _placed(rows):
    """One symbol a place and kind, its label clear of the one above it."""
    found = {}
    for r in rows:
        if r["latitude"] is not None:
            found.setdefault((r["place_name"], r["kind"]), []).append(r)
    points = []
    for (place, kind), some in sorted(found.items(), key=lambda item: (-item[1][0]["latitude"], item[0])):
        years = sorted({r["date_start"].year for r in some if r["date_start"]})
        points.append(
            {
                "row": some[0]["row"],
                "lon": some[0]["longitude"],
                "lat": some[0]["latitude"],
                "kind": KINDS[kind],
                "name": f"{place}, {KINDS[kind]}{' ' + ', '.join(map(str, years[:3])) if years else ''}",
                "when": ", ".join(map(str, years)) or "undated",
                "label": some[0]["title"],
                "source_label": some[0]["source_label"],
                "grade": some[0]["grade"],
            }
        )
    taken = []
    for p in points:
        at = p["lat"]
        while any(abs(at - lat) < STEP and abs(p["lon"] - lon) < 13 for lat, lon in taken):
            at -= STEP / 2
        p["text"] = at
        taken.append((at, p["lon"]))
    return points


def _symbols(points):
    kinds = list(KINDS.values())
    base = alt.Chart(values(points))
    marks = base.mark_point(filled=True, size=110, opacity=1, stroke=EDGE, strokeWidth=0.8).encode(
        longitude=alt.Longitude(field="lon", type="quantitative"),
        latitude=alt.Latitude(field="lat", type="quantitative"),
        color=alt.Color(field="kind", type="nominal", legend=None, scale=alt.Scale(domain=kinds, range=TONES)),
        shape=alt.Shape(field="kind", type="nominal", legend=None, scale=alt.Scale(domain=kinds, range=SHAPES)),
        tooltip=TOOLTIP,
    )
    text = base.mark_text(align="left", dx=9, fontSize=12, color=INK).encode(
        longitude=alt.Longitude(field="lon", type="quantitative"),
        latitude=alt.Latitude(field="text", type="quantitative"),
        text=alt.Text(field="name", type="nominal"),
    )
    return [marks, text]
