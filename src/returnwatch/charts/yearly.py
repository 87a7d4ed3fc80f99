"""Deaths a year by country: a line a country, a bar a year, the range as a thin line."""

import altair as alt

from returnwatch.charts.theme import (
    BLUE,
    GREY,
    GRID,
    LEADING,
    ORANGE,
    QUIET,
    WIDTH,
    drawing,
    either,
    folded,
    px,
    values,
    words,
)

# Columns in px: names and highest years, then the years.
LEFT, RIGHT = 200, WIDTH - 8
# Height of the highest bar, room around a country, and above all of them for the years.
HIGH, BETWEEN, TOP = 44, 12, 22
EVERY = 5


def yearly(frame, *, first, last, narrow=False):
    """Deaths a year.

    Args:
        frame: One row a country and year: set, place, year, best, at_least, at_most (deaths), name, label.
        first, last: Years at the two ends.

    Returns:
        An Altair chart; each country has a scale of its own, its highest year printed beside it.
    """
    wide = (RIGHT - LEFT) / (last - first + 1)
    bars, heads, floors, y = [], [], [], TOP
    groups = {}
    for r in frame.to_dict("records"):
        groups.setdefault(r["name"], []).append(r)
    for name, rows in groups.items():
        named = folded(name, LEFT - 16)
        tall = max(HIGH, LEADING * (len(named) + 1))
        floor, top = y + tall, max(r["at_most"] for r in rows) or 1
        worst = max(rows, key=lambda r: (r["best"], -r["year"]))
        for r in rows:
            x = LEFT + (r["year"] - first + 0.5) * wide
            bars.append({k: r[k] for k in r if k != "name"} | {"x": x, "floor": floor, "top": top, "worst": r is worst})
        heads.append({"name": named, "y": y + LEADING / 2})
        heads.append(
            {k: worst[k] for k in ("set", "place", "year", "best", "at_least", "at_most", "label")}
            | {"y": y + LEADING / 2 + LEADING * len(named)}
        )
        floors.append({"y": floor, "left": LEFT, "right": RIGHT})
        y = floor + BETWEEN
    data, head = alt.Chart(values(bars)), alt.Chart(values(heads))
    layers = [
        *_years(first, last, wide, y - BETWEEN),
        alt.Chart(values(floors))
        .mark_rule(color=GREY)
        .encode(x=px(alt.X, "left"), x2=alt.X2("right"), y=px(alt.Y, "y")),
        *_bars(data, min(16, wide * 0.62)),
        words(head.transform_filter("isValid(datum.name)"), 0, "name", fontWeight=600),
        words(head.transform_filter("isValid(datum.label)"), 0, "label", color=QUIET),
    ]
    return drawing(layers, y - BETWEEN + 2)


def _bars(data, thick):
    """Bars from the floor to the best estimate, the highest of a country in another tone, and the range across them."""
    high = data.transform_calculate(
        up=f"datum.floor - {HIGH} * datum.best / datum.top",
        low=f"datum.floor - {HIGH} * datum.at_least / datum.top",
        high=f"datum.floor - {HIGH} * datum.at_most / datum.top",
    )
    told = [
        alt.Tooltip(field="place", type="nominal", title="country"),
        alt.Tooltip(field="label", type="nominal", title="deaths"),
    ]
    tone = either(alt.ColorValue, "datum.worst", ORANGE, BLUE)
    bar = high.mark_rule(strokeWidth=thick).encode(
        x=px(alt.X, "x"), y=px(alt.Y, "floor"), y2=alt.Y2("up"), color=tone, tooltip=told
    )
    line = high.transform_filter("datum.at_least < datum.at_most").mark_rule(strokeWidth=1.4, color=QUIET)
    return [bar, line.encode(x=px(alt.X, "x"), y=px(alt.Y, "low"), y2=alt.Y2("high"))]


def _years(first, last, wide, height):
    """Hair lines and numbers at every fifth year, or at each where there are few."""
    every = EVERY if last - first >= EVERY * 2 else 1
    rows = [
        {"x": LEFT + (year - first + 0.5) * wide, "y": 8, "top": 18, "bottom": height, "tick": str(year)}
        for year in range(first, last + 1)
        if year % every == 0
    ]
    base = alt.Chart(values(rows))
    hairs = base.mark_rule(color=GRID).encode(x=px(alt.X, "x"), y=px(alt.Y, "top"), y2=alt.Y2("bottom"))
    return [hairs, words(base, "x", "tick", color=QUIET, align="center")]
