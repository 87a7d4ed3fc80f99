"""What briefs of many days and scopes can see, in one pass over the record: a fingerprint of each one's slice.

A row that a scope sees on a day it sees on every later day too, so that it is enough to know from which day on. Only
a forecast changes once more: on the day when what became of it is known. The rules are those of `view` and `scope`.
"""

from bisect import bisect_right
from datetime import date
from functools import cached_property

from returnwatch.knowledge.scope import Belonging, bringing
from returnwatch.knowledge.view import UNDECIDED, decided_from, known_by, weight
from returnwatch.record.record import row_hash

NEVER = date.max
# Tables whose rows belong to a scope by what they say themselves.
BY_ROW = ("estimates", "returns", "statements", "flows", "observations")


class Visible:
    """Fingerprints of slices, equal to those of `View.slice_hash`.

    Args:
        record: A `Record`.
    """

    def __init__(self, record):
        self._record = record
        self._whole = known_by(record, date.max)
        self._runs = {}

    def fingerprint(self, scope, as_of):
        """Fingerprint of what a scope's brief for a day can see.

        Args:
            scope: A `Scope`.
            as_of: A `datetime.date`.

        Returns:
            64 hexadecimal digits.
        """
        if scope.id not in self._runs:
            self._runs[scope.id] = self._run(scope)
        days, sums = self._runs[scope.id]
        at = bisect_right(days, as_of)
        return f"{sums[at - 1] if at else 0:064x}"

    def _run(self, scope):
        """Days on which what a scope sees changes, and the sum of its rows' weights from each on."""
        steps = {}
        first = _First(self._record, self._whole, scope)
        for table, rows in self._rows.items():
            for key, (weights, turns) in rows.items():
                day = first(table, key)
                if day is NEVER:
                    continue
                steps[day] = steps.get(day, 0) + weights[0]
                if turns is not None:
                    turn = max(day, turns)
                    steps[turn] = steps.get(turn, 0) + weights[1] - weights[0]
        days, sums, total = sorted(steps), [], 0
        for day in days:
            total = (total + steps[day]) % 2**256
            sums.append(total)
        return days, sums

    @cached_property
    def _rows(self):
        """Weights of each row, and the day on which the first gives way to the second, or None."""
        return {
            table: {key: self._weights(table, key) for key in frame.index}
            for table, frame in self._record.tables.items()
        }

    def _weights(self, table, key):
        cells = self._record.cells(table, key)
        if table != "forecasts":
            return (weight(table, key, row_hash(cells)),), None
        open_ = {name: cell for name, cell in cells.items() if name not in UNDECIDED}
        both = weight(table, key, row_hash(open_)), weight(table, key, row_hash(cells))
        return both, decided_from(self._record, self._record.row(table, key))


class _First:
    """The first day on which a scope sees a row, NEVER where it doesn't."""

    def __init__(self, record, view, scope):
        self._record, self._view, self._scope = record, view, scope
        self._belongs = Belonging(view, scope)
        self._days = {}

    def __call__(self, table, key):
        """First day of a row of a table."""
        known = self._known(table, key)
        if self._scope.kind == "region":
            return known
        if table == "judgements":
            return known if self._record.row(table, key)["scope"] == self._scope.id else NEVER
        return self._inside(table, key)

    def _known(self, table, key):
        return self._known_days[table].get(key, NEVER) or date.min

    @cached_property
    def _known_days(self):
        return {table: frame["known"].to_dict() for table, frame in self._view.tables.items()}

    def _inside(self, table, key):
        """The same for a table whose rows aren't judgements."""
        if (table, key) not in self._days:
            rule = self.by_row if table in BY_ROW else getattr(self, f"_{table}", None)
            known, row = self._known(table, key), self._record.row(table, key)
            self._days[table, key] = max(known, rule(table, key, row)) if rule else known
        return self._days[table, key]

    def by_row(self, table, key, row):
        """From the start, or never."""
        return date.min if getattr(self._belongs, table)(key, row) else NEVER

    def _incidents(self, table, key, row):
        if self._belongs.happened(row):
            return date.min
        return min(
            (self._known("accounts", k) for k, account in self._belongs.accounts(key) if self._belongs.tells(account)),
            default=NEVER,
        )

    def _accounts(self, table, key, row):
        return self._inside("incidents", row["incident"])

    def _evidence(self, table, key, row):
        return self._inside(row["table"], row["row"])

    _forecasts = _evidence

    def _corrections(self, table, key, row):
        return self(row["table"], row["row"]) if row["table"] in self._record.tables else date.min

    def _disputes(self, table, key, row):
        return min((self._inside(*side) for side in bringing(self._scope, row)), default=NEVER)
