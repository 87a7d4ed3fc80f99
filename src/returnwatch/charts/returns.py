"""Who came home: a line a recorded return, fighters apart from families, a shape for the manner."""

import altair as alt

from returnwatch.charts import lines
from returnwatch.charts.people import COUNTS, head
from returnwatch.charts.theme import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PAPER,
    PURPLE,
    QUIET,
    TOOLTIP,
    drawing,
    folded,
    px,
    values,
    width_of,
    words,
)

MANNERS = {
    "own-accord": "of their own accord",
    "infiltrated": "in secret",
    "repatriated": "brought by their state",
    "deported": "deported",
    "extradited": "extradited",
    "intercepted": "caught on the way",
    "unknown": "manner not said",
}
SHAPES = ["circle", "diamond", "square", "triangle-down", "triangle-down", "cross", "stroke"]
TONES = [ORANGE, ORANGE, BLUE, PURPLE, PURPLE, GREEN, GREY]
STATUS = {"carried-out": "", "planned": ", planned", "denied": ", denied"}
# Columns in px: country, manner after its sign, the scale from LEFT to RIGHT, printed figure, year, grade.
COUNTRY, SIGN, MANNER, LEFT, RIGHT, FIGURE, YEAR, GRADE = 112, 128, 142, 300, 500, 526, 654, 710


def returns(frame, *, as_of, narrow=False):
    """Recorded returns by manner; planned and denied ones hollow, running totals named as such.

    Args:
        frame: One row a return: row, country_name, manner, status, counts, cumulative, low, best, high (people),
            date_end, label, source_label, grade.
        as_of: Day of the brief.

    Returns:
        An Altair chart. Each kind of people counted is a group with a scale of its own: they are never compared.
    """
    kinds = {}
    for r in frame.to_dict("records"):
        kinds.setdefault(r["counts"], []).append(r)
    groups = [(head(c), _blocks(kinds[c])) for c in COUNTS if c in kinds]
    heads, height = lines.stacked(groups)
    rows = [line for _, blocks in groups for block in blocks for line in block]
    data = alt.Chart(values(rows))
    base = lines.ranged(data, LEFT, RIGHT)
    columns = {"To": 0, "How": MANNER, "Figure": FIGURE, "Dated": YEAR, "Grade": GRADE}
    layers = [
        lines.column_heads(columns),
        lines.headings(heads),
        *lines.scales(heads, [blocks[0][0]["top"] for _, blocks in groups], LEFT, RIGHT),
        *_bars(base),
        words(data, 0, "name"),
        words(data, MANNER, "how"),
        words(data, FIGURE, "text", fontWeight=600),
        words(data.transform_filter("isValid(datum.total)"), "beside", "total", color=QUIET),
        words(data, YEAR, "when"),
        words(data, GRADE, "grade"),
    ]
    return drawing(layers, height)


def _blocks(rows):
    top = max(v for r in rows for v in (r["low"], r["best"], r["high"]) if v is not None)
    rows = sorted(rows, key=lambda r: (list(MANNERS).index(r["manner"]), r["country_name"], _last(r), r["row"]))
    return [[_line(r, top)] for r in rows]


def _last(r):
    """A key by which the newest comes first and the undated last."""
    return -r["date_end"].toordinal() if r["date_end"] else 0


def _line(r, top):
    text = folded(r["label"], YEAR - FIGURE - 8)
    return {
        **{k: r[k] for k in ("row", "manner", "status", "low", "best", "high", "label", "source_label", "grade")},
        "name": folded(r["country_name"], COUNTRY),
        "how": folded(f"{MANNERS[r['manner']]}{STATUS[r['status']]}", LEFT - MANNER - 14),
        "text": text,
        "total": "in all" if r["cumulative"] else None,
        "beside": FIGURE + width_of(text[-1]) + 7,
        "when": str(r["date_end"].year) if r["date_end"] else "undated",
        "done": r["status"] == "carried-out",
        "top": top,
    }


def _bars(base):
    """A thin bar from zero, a sign of the manner at its end and before its name; hollow where not carried out."""
    scale = {"legend": None, "scale": alt.Scale(domain=list(MANNERS), range=TONES)}
    color = alt.Color(field="manner", type="nominal", **scale)
    stroke = alt.Stroke(field="manner", type="nominal", **scale)
    shape = alt.Shape(field="manner", type="nominal", legend=None, scale=alt.Scale(domain=list(MANNERS), range=SHAPES))
    fill = alt.FillValue(PAPER, condition={"test": "datum.done", "field": "manner", "type": "nominal", **scale})
    sign = {"y": px(alt.Y, "y"), "shape": shape, "stroke": stroke, "fill": fill, "tooltip": TOOLTIP}
    return [
        base.mark_rule(strokeWidth=2, opacity=0.7).encode(
            x=px(alt.X, "x0"), x2=alt.X2("x2"), y=px(alt.Y, "y"), color=color, tooltip=TOOLTIP
        ),
        *lines.spans(base, thick=6),
        base.mark_point(size=75, opacity=1, strokeWidth=1.6).encode(x=px(alt.X, "x2"), **sign),
        base.mark_point(size=60, opacity=1, strokeWidth=1.6).encode(x=alt.XValue(SIGN), **sign),
    ]
