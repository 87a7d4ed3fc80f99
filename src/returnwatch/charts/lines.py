"""A line an item: names, marks on a quiet scale and printed values, each in a column of its own."""

from dataclasses import dataclass

import altair as alt

from returnwatch.charts.layer import layer
from returnwatch.charts.theme import (
    BLUE,
    GREY,
    GRID,
    INK,
    LEADING,
    NARROW,
    PAPER,
    QUIET,
    TOOLTIP,
    either,
    px,
    words,
)

# Between lines, and above the heading of a group, in px.
GAP, ABOVE = 4, 9
# A figure from its lower to its upper end, where one of them or both may be blank.
LOW = "isValid(datum.low) ? datum.low : isValid(datum.best) ? datum.best : datum.high"
HIGH = "isValid(datum.high) ? datum.high : isValid(datum.best) ? datum.best : datum.low"


@dataclass(frozen=True)
class Columns:
    """Where the columns of a drawing start, in px; those that a figure hasn't are zero.

    Attributes:
        left, right: Ends of the scale.
        figure, year, grade: The printed figure, its year and its grade.
        name: Width of the names.
        second: A second name.
        over: Whether names stand above the marks, as on a phone, and not beside them.
    """

    left: int
    right: int
    figure: int
    year: int
    grade: int
    name: int
    second: int = 0
    over: bool = False


# On a phone, where names take the whole width.
NARROW_COLUMNS = Columns(left=6, right=118, figure=132, year=240, grade=290, name=NARROW, over=True)


def stacked(groups, top=LEADING, over=False, below=False):
    """Give each line and each heading its place from above.

    Args:
        groups: (heading, blocks) pairs; a block is a list of lines that belong together, each a dict whose lists are
            lines of type: the first line's may run down beside the others. An empty heading takes no room.
        top: Room above the first group in px, for the heads of columns.
        over: Whether a block's first line has lines of type that stand above its marks: its `over`.
        below: Whether the numbers of a group's scale stand below its heading, and not beside it.

    Returns:
        Headings (dicts of head, y, ticks, and spans: top and bottom of each stretch of marks), and the height of all in
        px. Each line gets a `y`, its middle, and where it has something above it, that one's `yo`.
    """
    heads, y = [], top
    for heading, blocks in groups:
        spans = []
        if heading:
            y += ABOVE if heads else 0
            ticks = y + LEADING * (1.5 if below else 0.5)
            heads.append({"head": heading, "y": y + LEADING / 2, "ticks": ticks, "spans": spans})
            y += LEADING * (2 if below else 1) + GAP
        first = y
        for block in blocks:
            start, y = _placed(block, y, over)
            spans.append((start - 1, y + 1))
            y += 2 * GAP if over else GAP
        if not over:
            # Nothing stands between the blocks that a hair line would cross.
            spans[:] = [(first - GAP - LEADING / 2 + 11, y - GAP + 2)]
    return heads, y


def _placed(block, y, over):
    """Place a block's lines from `y` on; where its marks start and end, in px."""
    if over:
        block[0]["yo"] = y + LEADING / 2
        y += LEADING * len(block[0]["over"])
    start = y
    for line in block:
        line["y"] = y + LEADING / 2
        y += LEADING * len(line.get("text", [""]))
    beside = [] if over else [len(v) for v in block[0].values() if isinstance(v, list)]
    return start, max(y, start + LEADING * max(beside, default=1))


def column_heads(columns):
    """Quiet heads of columns in the first line.

    Args:
        columns: Dict of a head to where it starts, in px.
    """
    rows = [{"column": text, "x": x, "y": 6} for text, x in columns.items()]
    return words(layer(rows), "x", "column", color=QUIET)


def headings(heads):
    """Headings of groups, bold, at the left."""
    rows = [{"head": head["head"], "y": head["y"]} for head in heads]
    return words(layer(rows), 0, "head", fontWeight=600)


def ticks_of(top, most=2):
    """Zero and one or two round numbers up to `top`, for a scale on which every value is printed anyway."""
    step = next(m * 10**p for p in range(9) for m in (1, 2, 5) if top / (m * 10**p) < most + 1)
    return [0, *range(step, int(top) + 1, step)]


def scales(heads, tops, left, right):
    """A faint scale for each group: a base line, a hair line at each tick, and the tick's number beside the heading or below it.

    Args:
        heads: Headings, as `stacked` returns them.
        tops: Value at the right end, for each heading.
        left, right: Where the scale starts and ends, in px.
    """
    rows, hairs = [], []
    for head, top in zip(heads, tops):
        for tick in ticks_of(top):
            x = left + (right - left) * tick / top
            rows.append({"x": x, "y": head["ticks"], "tick": f"{tick:,}"})
            hairs += [{"x": x, "top": a, "bottom": b, "base": tick == 0} for a, b in head["spans"]]
    tone = either(alt.ColorValue, "datum.base", GREY, GRID)
    hair = layer(hairs).mark_rule()
    return [
        hair.encode(x=px(alt.X, "x"), y=px(alt.Y, "top"), y2=alt.Y2(field="bottom"), color=tone),
        words(layer(rows), "x", "tick", color=QUIET, align="center"),
    ]


def ranged(base, left, right):
    """The base chart with the px of each figure's ends, worked out from its own cells: `x1`, `x2`, `x0` (zero)."""
    wide = right - left
    return base.transform_calculate(
        x0=f"{left}",
        x1=f"{left} + {wide} * ({LOW}) / datum.top",
        x2=f"{left} + {wide} * ({HIGH}) / datum.top",
    )


def spans(base, thick=7):
    """Bars with caps for figures that are ranges, from their lower to their upper end; older ones lighter."""
    wide = base.transform_filter("datum.x1 < datum.x2")
    tone = either(alt.ColorValue, "datum.light", GREY, BLUE)
    ends = {"y": px(alt.Y, "y"), "color": tone, "tooltip": TOOLTIP}
    return [
        wide.mark_rule(strokeWidth=thick, opacity=0.55).encode(x=px(alt.X, "x1"), x2=alt.X2(field="x2"), **ends),
        *(
            wide.mark_tick(thickness=2.5, size=thick + 6, orient="vertical").encode(x=px(alt.X, x), **ends)
            for x in ("x1", "x2")
        ),
    ]


def dots(base, shape=None):
    """A mark for each figure that is one number; a triangle points on where it is a lower or an upper bound."""
    tone = either(alt.ColorValue, "datum.light", GREY, BLUE)
    shape = shape or alt.Shape(
        field="open",
        type="nominal",
        legend=None,
        scale=alt.Scale(domain=["closed", "more", "less"], range=["circle", "triangle-right", "triangle-left"]),
    )
    return (
        base.transform_filter("datum.x1 == datum.x2")
        .mark_point(filled=True, size=90, opacity=1, stroke=PAPER, strokeWidth=0.8)
        .encode(x=px(alt.X, "x2"), y=px(alt.Y, "y"), color=tone, shape=shape, tooltip=TOOLTIP)
    )


def bound(row):
    """Whether a figure is one number, a lower bound ('more') or an upper bound ('less')."""
    if row["best"] is not None or (row["low"] is not None and row["high"] is not None):
        return "closed"
    return "more" if row["high"] is None else "less"


def column(base, x, field, **mark):
    """A column of words, quiet for lines that are `light`."""
    tone = either(alt.ColorValue, "datum.light", QUIET, INK)
    return words(base, x, field, **mark).encode(color=tone)
