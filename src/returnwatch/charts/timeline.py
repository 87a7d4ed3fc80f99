"""What happened: each incident at its date, or across the range in which it can have been, with its toll as a range."""

from returnwatch.charts import columns, lanes, tolls
from returnwatch.charts.incidents import each
from returnwatch.charts.theme import LEADING, NARROW, WIDTH, drawing
from returnwatch.charts.years import Years
from returnwatch.record.record import records

KINDS = {
    "attack": "Attacks",
    "plot": "Plots",
    "clash": "Clashes",
    "raid": "Raids by the state",
    "accident": "Accidents",
    "court": "Verdicts",
    "leader-killed": "Leaders killed",
    "unrest": "Unrest",
}
# Above this many, a line an incident no longer fits a page: lanes by kind say it instead.
MOST = 18
# Columns in px of the lanes: how many at home, how many abroad, then the years; on a phone the years lie below.
HOME, ABROAD, LEFT = 144, 220, 242
NARROW_HOME, NARROW_ABROAD = 240, NARROW
# How many years are printed at most.
TICKS, NARROW_TICKS = 9, 6


def timeline(frame, *, as_of, narrow=False):
    """Incidents on a time axis, their tolls beside them.

    Args:
        frame: One row an incident: row, rows, operation, title, kind, abroad, date_start, date_end, when (the date in
            words), deaths_low, deaths_high (all dead), label, source_label, grade.
        as_of: Day of the brief.
        narrow: Whether for a phone.

    Returns:
        An Altair chart: a line an incident up to 18 of them, else a lane a kind and a line each for the highest tolls.
        In lanes that would be crowded a column a period counts the incidents.
    """
    rows = records(frame.sort_values(["date_start", "row"]))
    return each(rows, narrow) if len(rows) <= MOST else _lanes(rows, narrow)


def period(frame):
    """What each column counts where incidents are too many to be drawn each (month, quarter, year), or ''."""
    rows = records(frame)
    some = list(_by_kind(rows).values())
    return columns.Periods(some).name if len(rows) > MOST and columns.crowded(some) else ""


def _by_kind(rows):
    found = {name: [r for r in rows if r["kind"] == kind] for kind, name in KINDS.items()}
    return {name: some for name, some in found.items() if some}


def _lanes(rows, narrow):
    home, abroad, left, right = (NARROW_HOME, NARROW_ABROAD, 0, NARROW) if narrow else (HOME, ABROAD, LEFT, WIDTH - 2)
    years = Years(rows[0]["date_start"], max(r["date_end"] for r in rows), left, right)
    kinds = _by_kind(rows)
    periods = columns.Periods(kinds.values(), ("at home", "abroad")) if columns.crowded(kinds.values()) else None
    told = [
        (name, some, [([r for r in some if r["abroad"] == away], x) for away, x in ((False, home), (True, abroad))])
        for name, some in kinds.items()
    ]
    # On a phone the years stand in a line of their own below the key.
    axis = 6 + LEADING if narrow else 6
    drawn = lanes.under_another(told, years, axis + LEADING, tolls.mark, narrow=narrow, periods=periods)
    named, height = tolls.highest(rows, years, drawn.bottom + lanes.BETWEEN, narrow)
    across = drawn.across if narrow else [(14, height)]
    layers = [
        *years.axis(axis, across, NARROW_TICKS if narrow else TICKS),
        lanes.floors(drawn.floors, 0, NARROW if narrow else WIDTH),
        *lanes.key({"at home": (home, "key", False), "abroad": (abroad, "key", True)}),
        *lanes.headed(drawn.heads),
        *lanes.marked(drawn.marks),
        *named,
    ]
    return drawing(layers, height, NARROW if narrow else WIDTH)
