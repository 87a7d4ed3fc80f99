"""Symbols of a map: a circle a place, its area by the number of incidents there."""

from math import hypot

import altair as alt

from returnwatch.charts.layer import layer
from returnwatch.charts.theme import BLUE, INK, ORANGE, PAPER, TOOLTIP, either, numbers, px, width_of, words
from returnwatch.figure import joined

# Up to this many places, each name has its years.
MANY = 7
# Diameter in px of a circle for a single incident, and radius of the greatest; area grows with their number.
DOT, GREATEST, NARROW_GREATEST = 10, 20, 14


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
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    drawn = [{"at": where.px(*at), "rows": some, "places": [place]} for (place, *at), some in ranked]
    greatest, before = NARROW_GREATEST if narrow else GREATEST, None
    while before != len(drawn):
        before, unit = len(drawn), min(DOT / 2, greatest / max((len(s["rows"]) for s in drawn), default=1) ** 0.5)
        drawn = _merged(drawn, unit)
    return [_told(s, unit, len(found)) for s in drawn]


def _merged(drawn, unit):
    """Symbols by size; one whose middle, with the number in it, lies under a greater one is drawn with that."""
    kept = []
    for s in drawn:
        over = next((other for other in kept if _covers(other, s, unit)), None)
        if over:
            over["rows"], over["places"] = over["rows"] + s["rows"], over["places"] + s["places"]
        else:
            kept.append({**s})
    return sorted(kept, key=lambda s: (-len(s["rows"]), s["places"]))


def _covers(over, s, unit):
    reach = width_of(f"{len(s['rows']):,}") / 2 if len(s["rows"]) > 1 else 0
    return hypot(over["at"][0] - s["at"][0], over["at"][1] - s["at"][1]) < unit * len(over["rows"]) ** 0.5 + reach


def _told(spot, unit, places):
    some, named = spot["rows"], spot["places"]
    years = [str(year) for year in sorted({r["date_start"].year for r in some if r["date_start"]})]
    radius = max(unit * len(some) ** 0.5, 2)
    title, fits = some[0]["title"], width_of(f"{len(some):,}") / 2 < radius
    name = f"{named[0]} and nearby" if len(named) > 2 else ", ".join(named)
    # A number that has no room in its circle stands with the name.
    name += "" if fits or len(some) == 1 else f": {len(some):,}"
    return {
        "rows": joined(r["row"] for r in some),
        "operation": "count",
        "count": len(some),
        "row": some[0]["row"],
        "label": f"{title} and others" if len(some) > 1 else title,
        "when": _when(years),
        "source_label": some[0]["source_label"],
        "grade": some[0]["grade"],
        "name": ", ".join([name, *(years if places <= MANY and len(years) < 3 else [])]),
        "attack": any(r["kind"] == "attack" for r in some),
        "x": round(spot["at"][0], 1),
        "y": round(spot["at"][1], 1),
        "radius": round(radius, 1),
        "fits": fits and len(some) > 1,
    }


def _when(years):
    """Years of incidents, as 2004, 2009: of many the first and the last."""
    return ", ".join(years) if 0 < len(years) < 9 else f"{years[0]} to {years[-1]}" if years else "undated"


def symbols(drawn):
    """Layers of circles, filled where there was an attack, hollow where there were only raids, clashes, plots or unrest."""
    base = layer(drawn).transform_calculate(area="4 * datum.radius * datum.radius")
    fill = either(alt.FillValue, "datum.attack", ORANGE, PAPER)
    line = either(alt.StrokeValue, "datum.attack", PAPER, BLUE)
    ink = either(alt.ColorValue, "datum.attack", PAPER, BLUE)
    leaders = base.transform_filter("isValid(datum.lx1)").mark_rule(color=INK, strokeWidth=0.8)
    return [
        leaders.encode(x=px(alt.X, "lx1"), y=px(alt.Y, "ly1"), x2=alt.X2(field="lx2"), y2=alt.Y2(field="ly2")),
        base.mark_point(opacity=1, strokeWidth=1.4).encode(
            x=px(alt.X, "x"),
            y=px(alt.Y, "y"),
            size=alt.Size(field="area", type="quantitative", scale=None),
            shape=alt.ShapeValue("circle"),
            fill=fill,
            stroke=line,
            tooltip=TOOLTIP,
        ),
        numbers(base.transform_filter("datum.fits"), "x", align="center", fontWeight=600).encode(color=ink),
        words(base.transform_filter("isValid(datum.tx)"), "tx", "name", y="ty"),
    ]
