"""How many are out there: a line a figure, populations under the measure and the people that they count."""

from returnwatch.charts import lines
from returnwatch.charts.layer import layer
from returnwatch.charts.people import COUNTS, head
from returnwatch.charts.theme import NARROW, WIDTH, drawing, folded, words
from returnwatch.record.record import records

MEASURES = {
    "present": "there at the time",
    "ever-left": "who ever left",
    "remaining": "still there",
    "killed": "killed",
    "detained": "detained",
    "flow": "moving in the period",
}
WIDE_COLUMNS = lines.Columns(left=285, right=500, figure=526, year=652, grade=710, name=262)


def estimates(frame, *, as_of, narrow=False):
    """Ranges by population, the latest dark, older figures lighter under it.

    Args:
        frame: One row a figure: row, measure, counts, low, best, high (people), label, group_name, origin_name,
            theatre_name, latest, known, date_end, source_label, grade.
        as_of: Day of the brief.
        narrow: Whether for a phone.

    Returns:
        An Altair chart. Each pair of counts and measure is a group with a scale of its own: they are never compared.
    """
    at, kinds = lines.NARROW_COLUMNS if narrow else WIDE_COLUMNS, {}
    for r in records(frame):
        kinds.setdefault((r["measure"], r["counts"]), []).append(r)
    order = sorted(kinds, key=lambda k: (list(MEASURES).index(k[0]), COUNTS.index(k[1])))
    groups = [(f"{head(c)} {MEASURES[m]}", _blocks(kinds[m, c], at)) for m, c in order]
    heads, height = lines.stacked(groups, over=at.over, below=at.over)
    rows = [line for _, blocks in groups for block in blocks for line in block]
    data = layer(rows)
    base = lines.ranged(data, at.left, at.right)
    layers = [
        lines.column_heads({"Figure": at.figure, "Dated": at.year, "Grade": at.grade}),
        lines.headings(heads),
        *lines.scales(heads, [blocks[0][0]["top"] for _, blocks in groups], at.left, at.right),
        *lines.spans(base),
        lines.dots(base),
        words(data.transform_filter("isValid(datum.yo)"), 0, "over", y="yo") if narrow else words(data, 0, "name"),
        lines.column(data, at.figure, "text", fontWeight=600),
        lines.column(data, at.year, "when"),
        lines.column(data, at.grade, "grade"),
    ]
    return drawing(layers, height, NARROW if narrow else WIDTH)


def _blocks(rows, at):
    """Lines of each population, the latest first; the first has the name."""
    top = max(v for r in rows for v in (r["low"], r["best"], r["high"]) if v is not None)
    populations = {}
    for r in rows:
        populations.setdefault(_name(r), []).append(r)
    blocks = []
    for name, some in populations.items():
        some = sorted(some, key=lambda r: (r["latest"], r["date_end"] or r["known"], r["row"]), reverse=True)
        block = [_line(r, top, name if r is some[0] else "", at) for r in some]
        blocks.append(block)
    return blocks


def _name(r):
    told = [r["group_name"], f"from {r['origin_name']}" if r["origin_name"] else ""]
    where = f", in {r['theatre_name']}" if r["theatre_name"] else ""
    name = " ".join(part for part in told if part) + where
    return (name[:1].upper() + name[1:]).removeprefix(", ")


def _line(r, top, name, at):
    text = folded(r["label"], at.year - at.figure - 8)
    return {
        "over" if at.over else "name": folded(name, at.name),
        **{k: r[k] for k in ("row", "low", "best", "high", "label", "source_label", "grade")},
        "text": text,
        "when": str(r["date_end"].year) if r["date_end"] else "undated",
        "light": not r["latest"],
        "open": lines.bound(r),
        "top": top,
    }
