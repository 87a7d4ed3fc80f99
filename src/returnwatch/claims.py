"""No number without a row: every printed figure passes through here and leaves a claim.

A figure is printed as a Markdown link: to its row in the annex, or, where it was counted or added up
from several rows, to the annex's list of counts. The claim says what was printed and from which
rows, so that the audit can work it out again with code of its own.
"""

from dataclasses import asdict, dataclass, field

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

WEIGHTS = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}
AGAINST = {"I": 1, "II": 2}


@dataclass(frozen=True)
class Claim:
    """One printed figure.

    Attributes:
        id: `c-1` and so on for figures of several rows, '' for a figure that one row holds.
        printed: The figure as printed.
        operation: value, range, grade (one row); count, sum, sums, min, max, span (several rows).
        table: Table of the rows, or the imported set; '' where they are of several and each is given as table/id.
        fields: Columns from which the figure comes.
        rows: Ids of the rows.
        where: Column values that each row has (what makes it one of those counted).
        says: What was counted, in words, for the annex.
    """

    id: str
    printed: str
    operation: str
    table: str
    fields: tuple
    rows: tuple
    where: dict = field(default_factory=dict)
    says: str = ""

    @property
    def target(self):
        """The anchor to which the figure links."""
        return self.id or anchor(self.table, self.rows[0])


def anchor(table, key):
    """Anchor of a row in the annex."""
    return f"r-{table}-{key}".replace("/", "-")


def number(value):
    """A whole number as printed: 380,000."""
    return f"{value:,}"


def spelled(value):
    """A whole number in words up to twelve, for running text."""
    return WORDS[value] if value < len(WORDS) else number(value)


def bounds(low, best, high):
    """Low, best and high as printed, without their qualifier: 200–300, 47, '' when all are blank.

    A lone bound prints as the number: whether it is a bound, the words around it say.
    """
    if low is not None and high is not None and low != high:
        return f"{number(low)}–{number(high)}"
    value = next((v for v in (best, low, high) if v is not None), None)
    return "" if value is None else number(value)


class Claims:
    """The figures of one brief, in the order in which they were first printed."""

    def __init__(self, record, sets=None):
        self._record = record
        self._sets = sets or {}
        self._claims = {}

    def __iter__(self):
        return iter(self._claims.values())

    def value(self, table, key, column):
        """A column of one row, as a whole number."""
        value = self._record.row(table, key)[column]
        return self._mark(number(value), "value", table, (column,), (key,))

    def spelled(self, table, key, column):
        """A column of one row, in words up to twelve."""
        value = self._record.row(table, key)[column]
        return self._mark(spelled(value), "value", table, (column,), (key,))

    def bounds(self, table, key, prefix=""):
        """Low, best and high of one row: 200–300. '' where all are blank.

        Args:
            prefix: 'deaths_' for an account.
        """
        columns = tuple(f"{prefix}{name}" for name in ("low", "best", "high"))
        row = self._record.row(table, key)
        printed = bounds(*(row[c] for c in columns))
        return self._mark(printed, "range", table, columns, (key,)) if printed else ""

    def grade(self, table, key):
        """Reliability of a row's source and credibility of the row: C3."""
        row = self._record.row(table, key)
        printed = self._record.row("sources", row["source"])["reliability"] + row["credibility"]
        return self._mark(printed, "grade", table, ("source", "credibility"), (key,))

    def count(self, table, keys, says, where=None, words=True, zero="no"):
        """How many rows; `zero` for none, which is no figure and makes no claim.

        Args:
            keys: Ids of the rows.
            says: What they are, for the annex: 'attacks at home in the twelve months'.
            where: Column values that every row must have.
            words: Whether to spell small numbers.
        """
        keys = tuple(keys)
        if not keys:
            return zero
        printed = spelled(len(keys)) if words else number(len(keys))
        return self._mark(printed, "count", table, (), keys, where or {}, says)

    def count_rows(self, rows, says, words=False, zero="none"):
        """How many rows of several tables, each given as table/id."""
        rows = tuple(rows)
        if not rows:
            return zero
        return self._mark(spelled(len(rows)) if words else number(len(rows)), "count", "", (), rows, {}, says)

    def distinct(self, table, keys, column, says):
        """How many different values a column has in these rows (several in a cell each count)."""
        keys = tuple(keys)
        values = {v for k in keys for v in _many(self._record.row(table, k)[column])}
        return self._mark(spelled(len(values)), "distinct", table, (column,), keys, {}, says) if values else "no"

    def total(self, table, keys, column, says):
        """The sum of a column over rows of one measure."""
        keys = tuple(keys)
        value = sum(self._record.row(table, k)[column] for k in keys)
        return self._mark(number(value), "sum", table, (column,), keys, {}, says)

    def deaths(self, name, keys, says):
        """Deaths over rows of an imported set: the sum of its best estimates, in brackets that of its ranges where they are any.

        Args:
            name: The set's name.
            keys: Ids of its rows.
            says: What they are, for the annex: 'deaths in Tajikistan in 2010'.
        """
        keys = tuple(keys)
        best, least, most = (sum(self._sets[name].row(k)[c] for k in keys) for c in ("best", "at_least", "at_most"))
        printed = self._mark(number(best), "sum", name, ("best",), keys, {}, says)
        if least == most:
            return printed
        ends = self._mark(bounds(least, None, most), "sums", name, ("at_least", "at_most"), keys, {}, says)
        return f"{printed} ({ends})"

    def span(self, table, keys, says, prefix=""):
        """Smallest low to largest high over rows: what the sources, taken together, allow."""
        keys = tuple(keys)
        columns = tuple(f"{prefix}{name}" for name in ("low", "best", "high"))
        values = [self._record.row(table, k)[c] for k in keys for c in columns]
        values = [v for v in values if v is not None]
        if not values:
            return ""
        printed = bounds(min(values), None, max(values))
        return self._mark(printed, "span", table, columns, keys, {}, says)

    def brier(self, keys, says):
        """Mean squared difference of stated likelihood and outcome over decided forecasts (Brier 1950): 0.25."""
        keys = tuple(keys)
        rows = [self._record.row("forecasts", k) for k in keys]
        score = sum((r["likelihood"] / 100 - (r["outcome"] == "came-true")) ** 2 for r in rows) / len(rows)
        return self._mark(f"{score:.2f}", "brier", "forecasts", ("likelihood", "outcome"), keys, {}, says)

    def against(self, keys, says):
        """What weighs against a hypothesis: I counts 1, II counts 2, over rows of `evidence`."""
        keys = tuple(keys)
        value = sum(AGAINST.get(self._record.row("evidence", k)["weight"], 0) for k in keys)
        return self._mark(number(value), "against", "evidence", ("weight",), keys, {}, says) if keys else "0"

    def spread(self, keys, says):
        """Largest less smallest weight of one row over hypotheses (CC 2, C 1, N 0, I −1, II −2)."""
        keys = tuple(keys)
        scores = [WEIGHTS[self._record.row("evidence", k)["weight"]] for k in keys]
        return self._mark(number(max(scores) - min(scores)), "spread", "evidence", ("weight",), keys, {}, says)

    def _mark(self, printed, operation, table, fields, keys, where=None, says=""):
        where = where or {}
        identity = (printed, operation, table, fields, keys, tuple(sorted(where.items())))
        claim = self._claims.get(identity)
        if claim is None:
            several = operation in ("count", "distinct", "sum", "sums", "span", "brier", "against", "spread")
            number_ = sum(1 for c in self._claims.values() if c.id) + 1
            claim = Claim(f"c-{number_}" if several else "", printed, operation, table, fields, keys, where, says)
            self._claims[identity] = claim
        return f"[{printed}](#{claim.target})"

    def counted(self):
        """The claims of several rows, which the annex lists."""
        return [claim for claim in self if claim.id]

    def as_json(self):
        """Every claim as a dict, for `claims.json`."""
        return [{k: list(v) if isinstance(v, tuple) else v for k, v in asdict(claim).items()} for claim in self]


def _many(value):
    return value if isinstance(value, tuple) else (value,)
