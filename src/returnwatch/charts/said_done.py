"""What is said against what is done: lanes of statements above the years, lanes of events below them."""

import altair as alt

from returnwatch.charts import lanes
from returnwatch.charts.theme import LEADING, WIDTH, drawing, values, words

SIDES = {"said": "Said", "done": "Done"}
# Columns in px: how many of each lane, then the years.
COUNT, LEFT = 186, 206


def said_done(frame, *, as_of, narrow=False):
    """Statements above, events below, each a dot or, where the date is a range, a bar.

    Args:
        frame: One row a statement or event: row, lane, lane_order, side (said, done), title, date_start, date_end, when
            (the date in words), label, source_label, grade.
        as_of: Day of the brief.

    Returns:
        An Altair chart whose two sides share the axis of years between them.
    """
    rows = frame.sort_values(["lane_order", "row"]).to_dict("records")
    years = lanes.Years(min(r["date_start"] for r in rows), max(r["date_end"] for r in rows), LEFT, WIDTH - 2)
    marks, names, places, y = [], [], [], 0
    for side, head in SIDES.items():
        some = {}
        for r in rows:
            if r["side"] == side:
                some.setdefault(r["lane"], []).append(r)
        names.append({"side": head, "y": y + LEADING / 2})
        axis = y + LEADING / 2
        y += LEADING
        for lane, found in some.items():
            drawn, floor = lanes.lane(found, years, y, _mark)
            marks += drawn
            places.append(floor)
            names.append(_name(lane, found, floor - LEADING / 2))
            y = floor + lanes.BETWEEN
        if not some:
            names.append({"lane": "nothing with a date", "y": y + LEADING / 2})
            y += LEADING
        y += LEADING / 2 if side == "said" else 0
    data = alt.Chart(values(names))
    layers = [
        *years.axis(axis, 2, y),
        lanes.floors(places, 0, WIDTH),
        words(data.transform_filter("isValid(datum.side)"), 0, "side", fontWeight=600),
        words(data.transform_filter("isValid(datum.lane)"), 0, "lane"),
        words(data.transform_filter("isValid(datum.count)"), COUNT, "count", align="right"),
        *lanes.marked(marks),
    ]
    return drawing(layers, y)


def _name(lane, rows, y):
    """A lane's name and how many marks it has, which the audit counts."""
    ids = ";".join(r["row"] for r in rows)
    return {"lane": lane, "rows": ids, "operation": "count", "count": len(rows), "y": y}


def _mark(r):
    cells = {k: r[k] for k in ("row", "label", "when", "source_label", "grade")}
    return cells | {"tone": "other" if r["side"] == "said" else "main", "hollow": r["side"] == "said"}
