"""How many are out there: figures of one population side by side, never of two."""

from dataclasses import dataclass

from returnwatch.knowledge.view import once

# Columns of a figure and of whom it counts; a ruling on another one (whose figure it is) is carried out in the row.
FIGURE = ("low", "best", "high", "counts")
# Kinds of people who are fighters or taken for such.
FIGHTERS = ("fighters", "men", "members")
POPULATION = ("group", "origin", "theatre", "measure", "counts")


@dataclass(frozen=True)
class Population:
    """The figures of one group or nationality in one theatre, of one measure and one kind of people.

    `rows` holds (id, row) oldest first; `latest` are those of its newest day.
    """

    identity: tuple
    rows: list

    @property
    def day(self):
        return dated(self.rows[-1][1])

    @property
    def latest(self):
        return [(key, row) for key, row in self.rows if dated(row) == self.day]


def dated(row):
    """The day a figure speaks of: the end of its own dates or, where it has none, the day it became known."""
    return row["date_end"] or row["known"]


def identity_of(row):
    """What tells one population of estimates from another: group, nationality, theatre, measure, kind of people."""
    return tuple(row[c] for c in POPULATION)


def figures_of(population):
    """The numbers of its latest figures: lower, best and upper, as far as they are given."""
    return [row[c] for _, row in population.latest for c in ("low", "best", "high") if row[c] is not None]


@once
def populations(view):
    """Every population of the view's estimates, named groups first, then nationalities.

    Left to the annex: figures that are a part of another figure, those that a dispute known by then rules
    against, and those without a date whose source has none either, for nobody can tell which day they speak of.
    """
    against, found = ruled_against(view, "estimates"), {}
    for key, row in view.rows("estimates").items():
        if not (row["part_of"] or key in against or is_timeless(view, row)):
            found.setdefault(identity_of(row), []).append((key, row))
    groups = [Population(i, sorted(rows, key=lambda kr: (dated(kr[1]), kr[0]))) for i, rows in found.items()]
    return sorted(
        groups, key=lambda p: (not p.identity[0], p.identity[3] != "present", tuple(str(x) for x in p.identity))
    )


def ruled_against(view, table):
    """Ids of a table's rows whose figure, or whom it counts, a dispute of the view rules to be another."""
    lost = [r for r in view.rows("disputes").values() if r["table"] == table and r["ruling"] == "prefer-contrary"]
    return {r["row"] for r in lost if r["field"] in FIGURE}


def is_timeless(view, row):
    """Whether neither a row nor its source says which time it speaks of."""
    return not row["date_end"] and view.row("sources", row["source"])["published_basis"] == "unknown"


def is_stale(row, as_of, years=2):
    """Whether a figure is older than some years on a day."""
    day = dated(row)
    return (as_of.year - day.year) * 12 + as_of.month - day.month > 12 * years


def is_none(row):
    """Whether a row records that there was none: a zero is no movement."""
    return row.get("best") == 0 and not row["high"]
