"""What is said against what is done: lanes of statements above the years, lanes of events below them."""

from returnwatch.charts import columns, lanes
from returnwatch.charts.layer import layer
from returnwatch.charts.theme import LEADING, NARROW, WIDTH, drawing, words
from returnwatch.charts.years import Years
from returnwatch.record.record import records

SIDES = {"said": "Said", "done": "Done"}
# Columns in px: how many of each lane, then the years; on a phone the years lie below.
COUNT, LEFT = 186, 206


def said_done(frame, *, as_of, narrow=False):
    """Statements above, events below, each a dot or, where the date is a range, a bar.

    Args:
        frame: One row a statement or event: row, lane, lane_order, side (said, done), title, date_start, date_end, when
            (the date in words), label, source_label, grade.
        as_of: Day of the brief.
        narrow: Whether for a phone.

    Returns:
        An Altair chart whose two sides share the axis of years between them. In lanes that would be crowded a column a
        period counts them.
    """
    rows = records(frame.sort_values(["lane_order", "row"]))
    left, right, wide = (0, NARROW, NARROW) if narrow else (LEFT, WIDTH - 2, WIDTH)
    years = Years(min(r["date_start"] for r in rows), max(r["date_end"] for r in rows), left, right)
    found = _lanes(rows)
    periods = columns.Periods(found.values()) if columns.crowded(found.values()) else None
    sides, every, y = [], [], 0
    for side, head in SIDES.items():
        axis = y + LEADING / 2
        # On a phone the years between the sides have a line of their own.
        y += LEADING if narrow and sides else 0
        sides.append({"side": head, "y": y + LEADING / 2})
        y += LEADING + (lanes.UNDER if narrow else 0)
        some = [
            (lane, items, [(items, NARROW if narrow else COUNT)]) for (of, lane), items in found.items() if of == side
        ]
        if some:
            every.append(lanes.under_another(some, years, y, _mark, narrow=narrow, periods=periods))
            y = every[-1].bottom + lanes.BETWEEN
        else:
            every.append(lanes.Drawn(heads=[{"name": "nothing with a date", "y": y + LEADING / 2}]))
            y += LEADING
        y += LEADING / 2 if side == "said" else 0
    marks, heads, floors, across = (
        [one for drawn in every for one in getattr(drawn, part)] for part in ("marks", "heads", "floors", "across")
    )
    layers = [
        *years.axis(axis, across if narrow else [(2, y)], 6 if narrow else 9),
        lanes.floors(floors, 0, wide),
        words(layer(sides), 0, "side", fontWeight=600),
        *lanes.headed(heads),
        *lanes.marked(marks),
    ]
    return drawing(layers, y, wide)


def period(frame):
    """What each column counts where marks are too many to be drawn each (month, quarter, year), or ''."""
    found = _lanes(records(frame)).values()
    return columns.Periods(found).name if columns.crowded(found) else ""


def _lanes(rows):
    """Rows by side and lane."""
    found = {}
    for r in rows:
        found.setdefault((r["side"], r["lane"]), []).append(r)
    return found


def _mark(r):
    cells = {k: r[k] for k in ("row", "label", "when", "source_label", "grade")}
    return cells | {"tone": "other" if r["side"] == "said" else "main", "hollow": r["side"] == "said"}
