"""Few incidents, a line each: date, what it was, its place on the axis of years, and its toll."""

from returnwatch.charts import lanes, lines, tolls
from returnwatch.charts.layer import layer
from returnwatch.charts.theme import LEADING, NARROW, QUIET, drawing, folded, width_of, words
from returnwatch.charts.years import Years

ONE = {
    "attack": "attack",
    "plot": "plot",
    "clash": "clash",
    "raid": "raid by the state",
    "accident": "accident",
    "court": "verdict",
    "leader-killed": "leader killed",
    "unrest": "unrest",
}
# Columns in px: date, what, years, bars of tolls, tolls.
WHAT, YEARS, TOLLS, TOLL = 128, (438, 556), (574, 630), 644
# On a phone: room between two incidents, and between date and toll where they share a line, in px.
BETWEEN, GAP = 11, 14


def each(rows, narrow):
    """A line an incident, the oldest first.

    Args:
        rows: Incidents as `timeline` takes them.
        narrow: Whether for a phone.

    Returns:
        An Altair chart.
    """
    start, end = rows[0]["date_start"], max(r["date_end"] for r in rows)
    top = max((r["deaths_high"] or 0 for r in rows), default=0) or 1
    return _below(rows, start, end, top) if narrow else _across(rows, start, end, top)


def _across(rows, start, end, top):
    years = Years(start, end, *YEARS)
    marks = [
        tolls.mark(r)
        | years.span(r)
        | {"date": folded(r["when"], WHAT - 10), "what": folded(_what(r), YEARS[0] - WHAT - 14), "top": top}
        for r in rows
    ]
    _, height = lines.stacked([("", [[mark] for mark in marks])], top=LEADING + 4)
    data = layer(marks)
    layers = [
        *years.axis(6, [(14, height)], most=3),
        words(data, 0, "date", color=QUIET),
        words(data, WHAT, "what"),
        *lanes.marked(marks),
        *tolls.bars(marks, *TOLLS),
        words(data, TOLL, "label"),
    ]
    return drawing(layers, height)


def _below(rows, start, end, top):
    """All of them on one strip of years, then each with its name across the whole width and its toll below."""
    years = Years(start, end, 0, NARROW)
    strip, y = lanes.lane(rows, years, LEADING + 2, tolls.mark, 2 * lanes.PITCH)
    across, floor = [(LEADING, y)], y
    marks = []
    y += BETWEEN + 2
    for r in rows:
        what, date = folded(_what(r), NARROW), folded(r["when"], NARROW)
        beside = width_of(r["when"]) + width_of(r["label"]) + GAP <= NARROW
        lines_ = len(date) + len(what) + (not beside)
        label = y + LEADING * (0.5 if beside else lines_ - 0.5)
        toll = y + LEADING * lines_ + 5
        marks.append(tolls.mark(r) | {"date": date, "y": y + LEADING / 2, "what": what, "top": top})
        marks[-1] |= {"title_y": y + LEADING * (len(date) + 0.5), "label_y": label, "bar": toll, "beside": beside}
        y = toll + BETWEEN if r["deaths_high"] else y + LEADING * lines_ + BETWEEN
    data = layer(marks)
    layers = [
        *years.axis(6, across, most=6),
        lanes.floors([floor], 0, NARROW),
        *lanes.marked(strip),
        words(data, 0, "date", color=QUIET),
        words(data, 0, "what", y="title_y"),
        words(data.transform_filter("datum.beside"), NARROW, "label", y="label_y", align="right"),
        words(data.transform_filter("!datum.beside"), 0, "label", y="label_y"),
        *tolls.bars(marks, 0, NARROW, "bar"),
    ]
    return drawing(layers, y, NARROW)


def _what(r):
    """An incident's title with its kind, unless the title says it, and with 'abroad'."""
    said = ONE[r["kind"]].split()[0] in r["title"].lower()
    added = ", ".join([*([] if said else [ONE[r["kind"]]]), *(["abroad"] if r["abroad"] else [])])
    return f"{r['title']} ({added})" if added else r["title"]
