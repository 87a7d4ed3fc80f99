"""Deaths a year by country: a line a country, a bar a year, the range as a thin line."""

import altair as alt

from returnwatch.charts.layer import layer
from returnwatch.charts.theme import (
    BLUE,
    GREY,
    GRID,
    LEADING,
    NARROW,
    ORANGE,
    QUIET,
    WIDTH,
    drawing,
    either,
    folded,
    px,
    words,
)
from returnwatch.record.record import records

# Columns in px: names and highest years, then the years; on a phone the years lie below them.
LEFT, RIGHT = 200, WIDTH - 8
# Height of the highest bar, room around a country, and above all of them for the years.
HIGH, BETWEEN, TOP = 44, 12, 22
EVERY = 5


def yearly(frame, *, first, last, narrow=False):
    """Deaths a year.

    Args:
        frame: One row a country and year: set, place, year, best, at_least, at_most (deaths), name, label.
        first, last: Years at the two ends.
        narrow: Whether for a phone.

    Returns:
        An Altair chart; each country has a scale of its own, its highest year printed beside it, or on a phone above it.
    """
    left, right = (0, NARROW) if narrow else (LEFT, RIGHT)
    wide = (right - left) / (last - first + 1)
    bars, heads, floors, across, y = [], [], [], [], TOP
    groups = {}
    for r in records(frame):
        groups.setdefault(r["name"], []).append(r)
    for name, rows in groups.items():
        named = folded(name, NARROW if narrow else LEFT - 16)
        told = LEADING * (len(named) + 1)
        start = y + (told + 4 if narrow else 0)
        floor, top = start + (HIGH if narrow else max(HIGH, told)), max(r["at_most"] for r in rows) or 1
        worst = max(rows, key=lambda r: (r["best"], -r["year"]))
        for r in rows:
            x = round(left + (r["year"] - first + 0.5) * wide, 1)
            bars.append({k: r[k] for k in r if k != "name"} | {"x": x, "floor": floor, "top": top, "worst": r is worst})
        heads.append({"name": named, "y": y + LEADING / 2})
        heads.append(
            {k: worst[k] for k in ("set", "place", "year", "best", "at_least", "at_most", "label")}
            | {"y": y + LEADING / 2 + LEADING * len(named)}
        )
        floors.append({"y": floor, "left": left, "right": right})
        across.append((start, floor))
        y = floor + BETWEEN
    data, head = layer(bars), layer(heads)
    ticks = _ticks(first, last, 4 if narrow else EVERY * 2)
    layers = [
        *_years(
            [(year, round(left + (year - first + 0.5) * wide, 1)) for year in ticks],
            across if narrow else [(18, y - BETWEEN)],
        ),
        layer(floors).mark_rule(color=GREY).encode(x=px(alt.X, "left"), x2=alt.X2(field="right"), y=px(alt.Y, "y")),
        *_bars(data, round(min(16, wide * 0.62), 1)),
        words(head.transform_filter("isValid(datum.name)"), 0, "name", fontWeight=600),
        words(head.transform_filter("isValid(datum.label)"), 0, "label", color=QUIET),
    ]
    return drawing(layers, y - BETWEEN + 2, NARROW if narrow else WIDTH)


def _ticks(first, last, most):
    """Years that are printed: each where they are few, else every fifth, or every tenth."""
    every = next(s for s in (1, EVERY, EVERY * 2, EVERY * 4, EVERY * 10) if (last - first) / s <= most)
    return [year for year in range(first, last + 1) if year % every == 0]


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
        x=px(alt.X, "x"), y=px(alt.Y, "floor"), y2=alt.Y2(field="up"), color=tone, tooltip=told
    )
    line = high.transform_filter("datum.at_least < datum.at_most").mark_rule(strokeWidth=1.4, color=QUIET)
    return [bar, line.encode(x=px(alt.X, "x"), y=px(alt.Y, "low"), y2=alt.Y2(field="high"))]


def _years(ticks, across):
    """Numbers of some (year, px) pairs, and hair lines below them across some (top, bottom) stretches."""
    names = [{"x": x, "y": 8, "tick": str(year)} for year, x in ticks]
    hairs = [{"x": x, "top": top, "bottom": bottom} for _, x in ticks for top, bottom in across]
    lines = layer(hairs).mark_rule(color=GRID)
    return [
        lines.encode(x=px(alt.X, "x"), y=px(alt.Y, "top"), y2=alt.Y2(field="bottom")),
        words(layer(names), "x", "tick", color=QUIET, align="center"),
    ]
