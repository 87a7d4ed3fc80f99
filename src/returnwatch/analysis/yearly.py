"""Deaths a year by country, as an imported set counts them."""

from dataclasses import dataclass

from returnwatch.analysis.crosscheck import rows_in

# So many years up to the last that the set covers by the day, and so many countries.
YEARS, PLACES = 20, 6


@dataclass(frozen=True)
class Yearly:
    """Rows of a set by place and year.

    Attributes:
        known: The `Known` set.
        first, last: The years that are looked at.
        places: Dict of ids of countries (a tuple: a yearly row can be of several together) to a dict of year to ids of
            rows, both in order; the place whose deaths are newest first.
    """

    known: object
    first: int
    last: int
    places: dict

    @property
    def keys(self):
        """Ids of all rows, in order."""
        return [k for years in self.places.values() for some in years.values() for k in some]

    def newest(self):
        """(places, year) of the newest deaths; places None where several share the year."""
        last = max(max(years) for years in self.places.values())
        there = [p for p, years in self.places.items() if last in years]
        return (there[0] if len(there) == 1 else None), last

    def most(self):
        """(places, year) of most deaths by the best estimate, and the first such."""
        rows = self.known.set.frame["best"]
        told = [(sum(rows[k] for k in keys), p, y) for p, years in self.places.items() for y, keys in years.items()]
        return max(told, key=lambda t: (t[0], -t[2]))[1:]


def with_deaths(known):
    """The best of some known sets that counts deaths, or None."""
    return next((k for k in known if "best" in k.set.frame.columns), None)


def with_events(known):
    """The best of some known sets that can be held against the record, or None."""
    return next((k for k in known if k.set.kind.unit in ("event", "year")), None)


def yearly(record, scope, as_of, known):
    """Deaths a year by country of the best set that counts them.

    Args:
        record: A `Record`.
        scope: A `Scope`.
        as_of: The day of the brief; later rows are left out.
        known: `Known` sets, the best first.

    Returns:
        A `Yearly`, or None where no set counts deaths. Its `places` are empty where the set has no row in the scope.
    """
    best = with_deaths(known)
    if best is None or not best.set.told("years"):
        return None
    covered = best.set.told("years")
    last = min(covered[1], as_of.year)
    first = max(covered[0], last - YEARS + 1)
    found = {}
    for key, row in rows_in(record, scope, best.set, last=as_of).items():
        if first <= row["year"] <= last and row["countries"]:
            found.setdefault(row["countries"], {}).setdefault(row["year"], []).append(key)
    order = sorted(found, key=lambda p: (-max(found[p]), -len(found[p]), p))[:PLACES]
    return Yearly(best, first, last, {p: {y: found[p][y] for y in sorted(found[p])} for p in order})
