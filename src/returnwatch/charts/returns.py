"""Who came home: a line a recorded return, fighters apart from families, a shape for the manner."""

import altair as alt

from returnwatch.charts import lines
from returnwatch.charts.layer import layer
from returnwatch.charts.people import COUNTS, head
from returnwatch.charts.theme import (
    BLUE,
    GREEN,
    GREY,
    NARROW,
    ORANGE,
    PAPER,
    PURPLE,
    QUIET,
    TOOLTIP,
    WIDTH,
    drawing,
    folded,
    px,
    width_of,
    words,
)
from returnwatch.record.record import records

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
WIDE_COLUMNS = lines.Columns(left=300, right=500, figure=526, year=654, grade=710, name=112, second=142)
# A sign of the manner stands so far before its name, in px.
BEFORE = 14


def returns(frame, *, as_of, narrow=False):
    """Recorded returns by manner; planned and denied ones hollow, running totals named as such.

    Args:
        frame: One row a return: row, country_name, manner, status, counts, cumulative, low, best, high (people),
            date_end, label, source_label, grade.
        as_of: Day of the brief.
        narrow: Whether for a phone.

    Returns:
        An Altair chart. Each kind of people counted is a group with a scale of its own: they are never compared.
    """
    at, kinds = lines.NARROW_COLUMNS if narrow else WIDE_COLUMNS, {}
    for r in records(frame):
        kinds.setdefault(r["counts"], []).append(r)
    groups = [(head(c), _blocks(kinds[c], at)) for c in COUNTS if c in kinds]
    heads, height = lines.stacked(groups, over=at.over, below=at.over)
    rows = [line for _, blocks in groups for block in blocks for line in block]
    data = layer(rows)
    base = lines.ranged(data, at.left, at.right)
    columns = {"Figure": at.figure, "Dated": at.year, "Grade": at.grade}
    columns |= {} if narrow else {"To": 0, "How": at.second}
    named = [words(data, 0, "name"), words(data, at.second, "how")]
    layers = [
        lines.column_heads(columns),
        lines.headings(heads),
        *lines.scales(heads, [blocks[0][0]["top"] for _, blocks in groups], at.left, at.right),
        *_bars(base, (6, "yo") if narrow else (at.second - BEFORE, "y")),
        *([words(data, 6 + BEFORE, "over", y="yo")] if narrow else named),
        words(data, at.figure, "text", fontWeight=600),
        words(data.transform_filter("isValid(datum.total)"), "beside", "total", color=QUIET),
        words(data, at.year, "when"),
        words(data, at.grade, "grade"),
    ]
    return drawing(layers, height, NARROW if narrow else WIDTH)


def _blocks(rows, at):
    top = max(v for r in rows for v in (r["low"], r["best"], r["high"]) if v is not None)
    rows = sorted(rows, key=lambda r: (list(MANNERS).index(r["manner"]), r["country_name"], _last(r), r["row"]))
    return [[_line(r, top, at)] for r in rows]


def _last(r):
    """A key by which the newest comes first and the undated last."""
    return -r["date_end"].toordinal() if r["date_end"] else 0


def _line(r, top, at):
    # Room for 'in all' beside it.
    text = folded(r["label"], at.year - at.figure - (42 if r["cumulative"] and at.over else 8))
    name, how = r["country_name"], f"{MANNERS[r['manner']]}{STATUS[r['status']]}"
    beside = {"name": folded(name, at.name), "how": folded(how, at.left - at.second - 14)}
    return {
        **({"over": folded(f"{name}, {how}", at.name - BEFORE - 6)} if at.over else beside),
        **{k: r[k] for k in ("row", "manner", "status", "low", "best", "high", "label", "source_label", "grade")},
        "text": text,
        "total": "in all" if r["cumulative"] else None,
        "beside": at.figure + width_of(text[-1]) + 7,
        "when": str(r["date_end"].year) if r["date_end"] else "undated",
        "done": r["status"] == "carried-out",
        "top": top,
    }


def _bars(base, sign_at):
    """A thin bar from zero, a sign of the manner at its end and before its name; hollow where not carried out."""
    scale = {"legend": None, "scale": alt.Scale(domain=list(MANNERS), range=TONES)}
    color = alt.Color(field="manner", type="nominal", **scale)
    stroke = alt.Stroke(field="manner", type="nominal", **scale)
    shape = alt.Shape(field="manner", type="nominal", legend=None, scale=alt.Scale(domain=list(MANNERS), range=SHAPES))
    fill = alt.FillValue(PAPER, condition={"test": "datum.done", "field": "manner", "type": "nominal", **scale})
    place, line = sign_at
    sign = {"shape": shape, "stroke": stroke, "fill": fill, "tooltip": TOOLTIP}
    return [
        base.mark_rule(strokeWidth=2, opacity=0.7).encode(
            x=px(alt.X, "x0"), x2=alt.X2(field="x2"), y=px(alt.Y, "y"), color=color, tooltip=TOOLTIP
        ),
        *lines.spans(base, thick=6),
        base.mark_point(size=75, opacity=1, strokeWidth=1.6).encode(x=px(alt.X, "x2"), y=px(alt.Y, "y"), **sign),
        base.mark_point(size=60, opacity=1, strokeWidth=1.6).encode(x=alt.XValue(place), y=px(alt.Y, line), **sign),
    ]
