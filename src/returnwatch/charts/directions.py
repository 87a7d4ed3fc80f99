"""Which way people and money move: a line a movement, home on the left, abroad on the right, an arrow between them."""

import altair as alt

from returnwatch.charts import lines
from returnwatch.charts.theme import BLUE, GREEN, GREY, ORANGE, PURPLE, TOOLTIP, drawing, folded, px, values, words

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
# Columns in px: the place at home, the arrow, the place abroad, what moved, how much, year, grade.
LEFT, ARROW, RIGHT, WHAT, AMOUNT, YEAR, GRADE = 0, (150, 204), 216, 384, 442, 654, 710


def directions(frame, *, as_of, narrow=False):
    """Recorded movements by direction, the newest first.

    Args:
        frame: One row a movement: row, kind, direction, from_name, to_name, shown, date_end, label, source_label,
            grade. Those not shown are only counted.
        as_of: Day of the brief.

    Returns:
        An Altair chart. The length of an arrow means nothing: the units differ, so each amount is printed.
    """
    rows = frame.to_dict("records")
    found = {way: [r for r in rows if r["direction"] == way] for way in HEADS}
    groups = [(HEADS[way][0], _blocks(some)) for way, some in found.items() if any(r["shown"] for r in some)]
    heads, height = lines.stacked(groups)
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
    data = alt.Chart(values(drawn))
    layers = [
        lines.column_heads({"What": WHAT, "How much": AMOUNT, "Dated": YEAR, "Grade": GRADE}),
        lines.headings(heads),
        words(alt.Chart(values(counts)), 62, "label"),
        *_arrows(data),
        words(data, LEFT, "left"),
        words(data, RIGHT, "right"),
        words(data, WHAT, "kind"),
        words(data, AMOUNT, "text", fontWeight=600),
        words(data, YEAR, "when"),
        words(data, GRADE, "grade"),
    ]
    return drawing(layers, height)


def _blocks(rows):
    shown = [r for r in rows if r["shown"]]
    shown.sort(key=lambda r: (-r["date_end"].toordinal() if r["date_end"] else 0, r["row"]))
    return [[_line(r)] for r in shown]


def _line(r):
    forward = HEADS[r["direction"]][1]
    ends = (r["from_name"] or UNKNOWN, r["to_name"] or UNKNOWN)
    left, right = ends if forward else ends[::-1]
    return {
        **{k: r[k] for k in ("row", "direction", "kind", "label", "source_label", "grade")},
        "left": folded(left[:1].upper() + left[1:], ARROW[0] - 8),
        "right": folded(right, WHAT - RIGHT - 10),
        "text": folded(r["label"], YEAR - AMOUNT - 10),
        "when": str(r["date_end"].year) if r["date_end"] else "undated",
        "tip": ARROW[1] if forward else ARROW[0],
    }


def _arrows(base):
    """Shafts and tips; onward, from abroad to abroad, is dashed, and so is what went nobody knows where."""
    left, right = ARROW
    scale = {"legend": None, "scale": alt.Scale(domain=list(TONES), range=list(TONES.values()))}
    color = alt.Color(field="direction", type="nominal", **scale)
    ends = {"x": alt.XValue(left), "x2": alt.X2Value(right), "y": px(alt.Y, "y"), "color": color, "tooltip": TOOLTIP}
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
            x=px(alt.X, "tip"), y=px(alt.Y, "y"), color=color, shape=tip, tooltip=TOOLTIP
        ),
    ]
