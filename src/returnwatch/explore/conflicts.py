"""Where rows of a selection contradict one another, or a row outside it."""

from itertools import combinations
from math import inf

import pandas as pd

from returnwatch.explore.opened import view_of
from returnwatch.explore.say import figure, what

# Figures are held against one another only where all of these are the same.
SAME = {
    "estimates": ("group", "origin", "theatre", "measure", "counts"),
    "returns": ("country", "group", "returned_from", "manner", "counts", "cumulative", "status"),
}
COLUMNS = ["row", "says", "figure", "against", "it_says", "its_figure", "ruling", "why"]


def conflicts(selection):
    """Disputes that touch the rows of a selection, and figures of the same people that can't both be right.

    Args:
        selection: A DataFrame from `select` or `Desk.selection`.

    Returns:
        A DataFrame, a pair of rows each: `row`, what it `says`, its `figure`; `against` with `it_says` and
        `its_figure`; `ruling` and `why`. Ruling and reason are those of the dispute; where nobody has ruled, ruling is
        'none yet' and the reason names what is the same. Two figures of different measure or people are never paired.

    Raises:
        RecordError: If the record can't be read.

    Example:
        >>> from returnwatch.explore import select
        >>> found = conflicts(select("TJ", "2015-01-01", "2020-12-31", tables=["estimates"]))
        >>> found.columns.tolist()[:4]
        ['row', 'says', 'figure', 'against']
        >>> "estimates/E036" in set(found["row"]) | set(found["against"])
        True
    """
    view = view_of(selection.attrs["scope"], selection.attrs["as_of"], selection.attrs["data"])
    ruled = [_dispute(view, key) for key in dict.fromkeys(d for ids in selection["disputes"] for d in ids)]
    pairs = {frozenset((line["row"], line["against"])) for line in ruled}
    differ = [line for line in _differing(view, selection) if frozenset((line["row"], line["against"])) not in pairs]
    lines = sorted([*differ, *ruled], key=lambda line: not line["row"].startswith(tuple(SAME)))
    return pd.DataFrame(lines, columns=COLUMNS, dtype=object)


def _side(view, table, key):
    row = view.row(table, key)
    known = {"estimates", "returns", "accounts", "statements", "flows", "observations", "assessments"}
    says = what(view.record, table, row) if table in known else row.get("title", "")
    return f"{table}/{key}", says, figure(row)


def _dispute(view, key):
    row = view.row("disputes", key)
    first = _side(view, row["table"], row["row"])
    second = ("", row["contrary"], "")
    if row["contrary_row"]:
        second = _side(view, row["contrary_table"], row["contrary_row"])
    return dict(zip(COLUMNS, (*first, *second, f"{row['ruling']} ({key})", row["why"])))


def _differing(view, selection):
    for table, columns in SAME.items():
        groups = {}
        for key in selection.index[selection["table"] == table]:
            row = view.row(table, key.split("/")[1])
            if not row["part_of"] and any(row[c] is not None for c in ("low", "best", "high")):
                groups.setdefault(tuple(row[c] for c in columns), []).append(row)
        for some in groups.values():
            for first, second in combinations(some, 2):
                if _apart(first, second):
                    sides = (*_side(view, table, first["id"]), *_side(view, table, second["id"]))
                    yield dict(zip(COLUMNS, (*sides, "none yet", _why(first, second))))


def _apart(first, second):
    """Whether two figures can't both be right at once; a lone bound leaves all beyond it open."""
    (low, high), (other_low, other_high) = (_range(row) for row in (first, second))
    return high < other_low or other_high < low


def _range(row):
    numbers = [row[c] for c in ("low", "best", "high") if row[c] is not None]
    closed = row["best"] is not None or (row["low"] is not None and row["high"] is not None)
    return (min(numbers) if closed or row["high"] is None else 0), (
        max(numbers) if closed or row["low"] is None else inf
    )


def _why(first, second):
    years = [r["date_end"].year for r in (first, second) if r["date_end"]]
    if len(set(years)) == 2:
        return f"same people and measure, {years[0]} and {years[1]}: it may have grown, or somebody counts otherwise"
    return "same people and measure, and figures that do not meet"
