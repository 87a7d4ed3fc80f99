"""Tolls of incidents as ranges on a scale from zero, each printed beside its bar; the highest ones by name."""

import altair as alt

from returnwatch.charts import lanes
from returnwatch.charts.layer import layer
from returnwatch.charts.theme import BLUE, LEADING, NARROW, QUIET, TOOLTIP, folded, px, width_of, words

# How many of the highest tolls are told by name beside lanes.
HIGHEST = 3
# Where their bars are, in px; on a phone they start at the left.
BAR = (110, 214)
GAP = 10


def mark(r):
    """The cells of an incident's mark; its toll is held against the accounts from which it is taken."""
    cells = ("row", "rows", "operation", "deaths_low", "deaths_high", "label", "when", "source_label", "grade")
    return {k: r[k] for k in cells} | {"tone": "main" if r["kind"] == "attack" else "other", "hollow": r["abroad"]}


def bars(marks, left, right, y="y"):
    """Layers of bars: dark to the lowest figure, light to the highest.

    Args:
        marks: Cells of `mark`, with `top`, the toll at the right end.
        left, right: Ends of the scale in px.
        y: Field with the middle of a bar in px.
    """
    base = layer(marks).transform_filter("datum.deaths_high > 0")
    base = base.transform_calculate(
        from_=f"{left} + {right - left} * datum.deaths_low / datum.top",
        to=f"{left} + {right - left} * datum.deaths_high / datum.top",
        zero=str(left),
    )
    y = px(alt.Y, y)
    rule = base.mark_rule(strokeWidth=6, color=BLUE, clip=True)
    light = base.mark_rule(strokeWidth=6, color=BLUE, opacity=0.4, clip=True)
    ends = base.transform_filter("datum.deaths_low < datum.deaths_high")
    return [
        rule.encode(x=px(alt.X, "zero"), x2=alt.X2(field="from_"), y=y, tooltip=TOOLTIP),
        light.encode(x=px(alt.X, "from_"), x2=alt.X2(field="to"), y=y, tooltip=TOOLTIP),
        ends.mark_tick(thickness=2, size=11, color=BLUE, orient="vertical").encode(x=px(alt.X, "to"), y=y),
    ]


def highest(rows, years, top, narrow):
    """Layers of the highest tolls, the highest first, and where they end in px.

    Args:
        rows: Incidents as `timeline` takes them.
        years: The `Years` of the lanes, on which each has its mark; on a phone its date is printed instead.
        top: Where they start, in px.
        narrow: Whether for a phone.
    """
    told = sorted((r for r in rows if r["deaths_high"]), key=lambda r: (-r["deaths_high"], r["row"]))[:HIGHEST]
    if not told:
        return [], top
    head = layer([{"head": "Highest tolls, all dead", "y": top + LEADING / 2 + 3}])
    layers, height = (_below if narrow else _beside)(told, years, top + LEADING + 6)
    return [words(head, 0, "head", fontWeight=600), *layers], height


def _beside(rows, years, y):
    """Toll, bar, and a mark on the axis with the incident's name beside it."""
    named = []
    for r in rows:
        one = mark(r) | years.span(r) | {"top": rows[0]["deaths_high"]}
        place, room = lanes.beside(one, r["title"], years)
        named.append(one | place | {"name": folded(r["title"], room), "y": y + LEADING / 2})
        y += LEADING * len(named[-1]["name"]) + 3
    base = layer(named)
    names = (
        words(base.transform_filter(f"datum.align == '{side}'"), "tx", "name", align=side) for side in ("left", "right")
    )
    return [words(base, 0, "label"), *bars(named, *BAR), *names, *lanes.marked(named)], y


def _below(rows, years, y):
    """The incident's name with its year, below it bar and toll."""
    named, right = [], NARROW - max(width_of(r["label"]) for r in rows) - GAP
    for r in rows:
        most, in_ = rows[0]["deaths_high"], dict.fromkeys((r["date_start"].year, r["date_end"].year))
        lines = folded(f"{r['title']}, {'–'.join(map(str, in_))}", NARROW)
        named.append(
            mark(r) | {"name": lines, "top": most, "y": y + LEADING / 2, "bar": y + LEADING * (len(lines) + 0.5)}
        )
        named[-1]["end"] = round(right * r["deaths_high"] / most + GAP, 1)
        y += LEADING * (len(lines) + 1) + 6
    base = layer(named)
    return [words(base, 0, "name"), words(base, "end", "label", y="bar", color=QUIET), *bars(named, 0, right, "bar")], y
