"""Which way people and money move: a line a movement, home on the left, abroad on the right, an arrow between them."""

from dataclasses import dataclass

import altair as alt

from returnwatch.charts import lines
from returnwatch.charts.layer import layer
from returnwatch.charts.theme import (
    BLUE,
    GREEN,
    GREY,
    NARROW,
    ORANGE,
    PURPLE,
    TOOLTIP,
    WIDTH,
    drawing,
    folded,
    px,
    words,
)
from returnwatch.record.record import records

# Heading of each direction, and whether its arrow points from left to right.
HEADS = {
    "out": ("Out", True),
    "home": ("Home", False),
    "onward": ("Onward", True),
    "stopped": ("Stopped", True),
    "unknown": ("Not told", True),
}
TONES = {"out": BLUE, "home": ORANGE, "onward": PURPLE, "stopped": GREEN, "unknown": GREY}
# A cross bars the way of what was stopped; what went nobody knows where has a shaft without a tip.
TIPS = ["triangle-right", "triangle-left", "triangle-right", "cross", "stroke"]
DASHED = "datum.direction == 'onward' || datum.direction == 'unknown'"
UNKNOWN = "place not said"


@dataclass(frozen=True)
class Columns:
    """Where the columns start, in px: the arrow's ends, the place abroad, its width, what moved, how much, year, grade."""

    arrow: tuple
    right: int
    room: int
    what: int
    amount: int
    year: int
    grade: int


WIDE_COLUMNS = Columns(arrow=(150, 204), right=216, room=158, what=384, amount=442, year=654, grade=710)
# On a phone what moved, and how much, stands below the arrow and its places.
NARROW_COLUMNS = Columns(arrow=(114, 146), right=156, room=NARROW - 156, what=0, amount=56, year=240, grade=290)


def directions(frame, *, as_of, narrow=False):
    """Recorded movements by direction, the newest first.

    Args:
        frame: One row a movement: row, kind, direction, from_name, to_name, shown, date_end, label, source_label,
            grade. Those not shown are only counted.
        as_of: Day of the brief.
        narrow: Whether for a phone.

    Returns:
        An Altair chart. The length of an arrow means nothing: the units differ, so each amount is printed.
    """
    rows, at = records(frame), NARROW_COLUMNS if narrow else WIDE_COLUMNS
    found = {way: [r for r in rows if r["direction"] == way] for way in HEADS}
    groups = [
        (HEADS[way][0], _blocks(some, at, narrow)) for way, some in found.items() if any(r["shown"] for r in some)
    ]
    heads, height = lines.stacked(groups, over=narrow)
    drawn = [line for _, blocks in groups for block in blocks for line in block]
    counts = [
        {
            "rows": ";".join(r["row"] for r in found[way]),
            "operation": "count",
            "count": len(found[way]),
            "label": f"{len(found[way])} recorded",
            "y": head["y"],
        }
        for way, head in zip([w for w in HEADS if any(r["shown"] for r in found[w])], heads)
    ]
    data, line = layer(drawn), "yo" if narrow else "y"
    layers = [
        lines.column_heads({"What": at.what, "How much": at.amount, "Dated": at.year, "Grade": at.grade}),
        lines.headings(heads),
        words(layer(counts), 62, "label"),
        *_arrows(data, at.arrow, line),
        words(data, 0, "left", y=line),
        words(data, at.right, "right", y=line),
        words(data, at.what, "kind"),
        words(data, at.amount, "text", fontWeight=600),
        words(data, at.year, "when"),
        words(data, at.grade, "grade"),
    ]
    return drawing(layers, height, NARROW if narrow else WIDTH)


def _blocks(rows, at, narrow):
    shown = [r for r in rows if r["shown"]]
    shown.sort(key=lambda r: (-r["date_end"].toordinal() if r["date_end"] else 0, r["row"]))
    return [[_line(r, at, narrow)] for r in shown]


def _line(r, at, narrow):
    forward = HEADS[r["direction"]][1]
    ends = (r["from_name"] or UNKNOWN, r["to_name"] or UNKNOWN)
    left, right = ends if forward else ends[::-1]
    places = {"left": folded(left[:1].upper() + left[1:], at.arrow[0] - 8), "right": folded(right, at.room)}
    # Where the places stand above what moved, the longer name makes the room.
    over = {"over": max(places.values(), key=len)} if narrow else {}
    return {
        **{k: r[k] for k in ("row", "direction", "kind", "label", "source_label", "grade")},
        **places,
        **over,
        "text": folded(r["label"], at.year - at.amount - 10),
        "when": str(r["date_end"].year) if r["date_end"] else "undated",
        "tip": at.arrow[1] if forward else at.arrow[0],
    }


def _arrows(base, ends, line):
    """Shafts and tips; onward, from abroad to abroad, is dashed, and so is what went nobody knows where."""
    left, right = ends
    scale = {"legend": None, "scale": alt.Scale(domain=list(TONES), range=list(TONES.values()))}
    color = alt.Color(field="direction", type="nominal", **scale)
    ends = {"x": alt.XValue(left), "x2": alt.X2Value(right), "y": px(alt.Y, line), "color": color, "tooltip": TOOLTIP}
    tip = alt.Shape(
        field="direction",
        type="nominal",
        legend=None,
        scale=alt.Scale(domain=list(TONES), range=TIPS),
    )
    return [
        base.transform_filter(f"!({DASHED})").mark_rule(strokeWidth=2.5).encode(**ends),
        base.transform_filter(DASHED).mark_rule(strokeWidth=2.5, strokeDash=[5, 4]).encode(**ends),
        base.mark_point(filled=True, size=110, opacity=1).encode(
            x=px(alt.X, "tip"), y=px(alt.Y, line), color=color, shape=tip, tooltip=TOOLTIP
        ),
    ]
