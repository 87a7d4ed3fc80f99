"""What was known by a day: the record less everything published later."""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, wraps

from returnwatch.record.provenance import known_from
from returnwatch.record.record import only, row_hash, rows_of

# How a note names another row.
ROW = re.compile(r"\b[A-Z]\d{3}[a-z]?\b")

# Cells of a forecast before its outcome is known.
UNDECIDED = {"outcome": "", "outcome_rows": (), "decided_on": None, "why": ""}


@dataclass(frozen=True)
class View:
    """The part of a record that a brief may use.

    `tables` maps a table's name to a DataFrame of the rows known by `as_of` (and, after
    `scope.within`, in scope), with one more column, `known`: the day from which the row is known.
    """

    record: object
    as_of: object
    tables: dict

    def __getitem__(self, table):
        return self.tables[table]

    @cached_property
    def found(self):
        """What was worked out of this view already, by function and what else it was given; see `once`."""
        return {}

    def rows(self, table):
        """The rows of a table as a dict of id to dict, `known` among the cells; not to be changed."""
        if table not in self.found:
            # Copies of what the record has: pandas takes its time for each cell.
            known = self.tables[table]["known"]
            self.found[table] = {key: {**self.row(table, key), "known": day} for key, day in known.items()}
        return self.found[table]

    def row(self, table, key):
        """One row of the whole record as a dict (names of places and sources are needed whatever the scope).

        What became of a forecast is told only from the day on which it was known.
        """
        row = self.record.row(table, key)
        return {**row, **UNDECIDED} if table == "forecasts" and not _decided(self.record, row, self.as_of) else row

    def hash(self, table, key):
        """SHA-256 of a row as it could be seen: of its cells, without the outcome of a forecast not yet decided."""
        cells = self.record.cells(table, key)
        if table == "forecasts" and not _decided(self.record, self.record.row(table, key), self.as_of):
            cells = {name: cell for name, cell in cells.items() if name not in UNDECIDED}
        return row_hash(cells)

    def knows(self, table, key):
        """Whether the row is known (and in scope)."""
        return key in self.tables[table].index

    def name(self, table, key, short=False):
        """The name that a group, place or origin is printed with; '' for a blank id."""
        if not key:
            return ""
        row = self.row(table, key)
        return (row.get("short_name") if short else "") or row["name"]

    def narrowed(self, tables):
        """The same view with other rows in some tables."""
        return replace(self, tables={**self.tables, **tables})

    def roots(self, row):
        """Root origins behind a row with `source_original`, as a frozenset of ids."""
        return frozenset(r for origin in row["source_original"] for r in self.record.roots[origin])

    def slice_hash(self):
        """Fingerprint of every visible row: it changes when anything that the brief can see does.

        It is a sum of the rows' hashes, so that the fingerprints of many days are had from one pass (`visible`).
        """
        rows = ((table, key) for table, frame in self.tables.items() for key in frame.index)
        return f"{sum(weight(*row, self.hash(*row)) for row in rows) % 2**256:064x}"


def once(function):
    """Work out a list of a view, and of what else is told, once: many sentences and figures of a brief ask for the same."""

    @wraps(function)
    def asked(view, *others):
        key = (function, *map(id, others))
        if key not in view.found:
            # What it was given is kept with it, so that its id stays its own.
            view.found[key] = function(view, *others), others
        return list(view.found[key][0])

    return asked


def weight(table, key, digest):
    """What a row adds to a fingerprint: the SHA-256 of its name and hash, as a number."""
    return int.from_bytes(hashlib.sha256(f"{table}/{key}={digest}".encode()).digest())


def known_by(record, as_of):
    """The view of a record on a day, that day included.

    Args:
        record: A `Record`.
        as_of: A `datetime.date`.

    Returns:
        The `View` of the whole region.
    """
    tables = {table: until(frame, as_of) for table, frame in record.dated.items()}
    tables["forecasts"] = _as_known(record, tables["forecasts"], as_of)
    return View(record, as_of, tables)


def until(frame, as_of):
    """Rows of a DataFrame with a column `known` that are known by a day, that day included."""
    return only(frame, [day is None or day <= as_of for day in frame["known"].tolist()])


def keep(frame, test):
    """Rows of a DataFrame for which test(key, row) holds, columns kept even where no row is left."""
    return only(frame, (test(key, row) for key, row in rows_of(frame).items()))


def _decided(record, row, as_of):
    """Whether what became of a forecast, be it nothing yet, was known by a day."""
    return decided_from(record, row) <= as_of


def decided_from(record, row):
    """Day from which it is known what became of a forecast: its own day, and those of the rows that decide it.

    One that can't be decided says so from its end on, and from the start where it has neither an end nor such rows.
    """
    days = [row["decided_on"], *(known_from(record, *one.split("/", 1)) for one in row["outcome_rows"])]
    if row["outcome"] == "undecidable":
        days.append(row["horizon_end"])
    return max((day for day in days if day is not None), default=date.min)


def _as_known(record, forecasts, as_of):
    """Forecasts without what was still to become of them."""
    pending = [not _decided(record, record.row("forecasts", key), as_of) for key in forecasts.index]
    frame = forecasts.copy()
    for column, blank in UNDECIDED.items():
        frame[column] = frame[column].where([not one for one in pending], blank)
    return frame
