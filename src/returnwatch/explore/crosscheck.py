"""The record held against an imported set: what both have, what only one has, and what that means."""

from dataclasses import dataclass
from html import escape

from returnwatch.analysis.crosscheck import cross_check as held_against
from returnwatch.brief import parse_parameter_day
from returnwatch.errors import UsageError
from returnwatch.explore.look import look
from returnwatch.explore.opened import opened, view_of
from returnwatch.imported.sets import open_sets
from returnwatch.knowledge.scope import resolve
from returnwatch.record.faults import near
from returnwatch.record.where import folder_of

NONE = "No imported set lies beside the record. `returnwatch import ucdp FILE` or `returnwatch import acled FILE` brings one; docs/importing.md says where to get it."


@dataclass(frozen=True)
class Held:
    """What a cross-check found.

    Attributes:
        both: Pairs of event and incident with the reason in `why`: a DataFrame, None where there is no set.
        only_import: Events that the record lacks: a DataFrame, or None.
        only_record: Incidents that the set lacks, and in `why` what it leaves out by its rules: a DataFrame, or None.
        said: What was compared, and what the set's threshold hides, in words.
        restricted: Whether the set may not be passed on.
    """

    both: object
    only_import: object
    only_record: object
    said: str
    restricted: bool

    def __str__(self):
        return self.said

    def _repr_html_(self):
        mark = (
            "<p><b>Restricted: for your own eyes, not to be passed on or published.</b></p>" if self.restricted else ""
        )
        told = f"<p>{escape(self.said)}</p>{mark}"
        if self.both is None:
            return told
        parts = (
            ("In both", self.both, 15),
            ("Only in the imported set", self.only_import, 15),
            ("Only in the record", self.only_record, 15),
        )
        return told + "".join(
            f"<h4>{title}: {len(some):,}</h4>{look(some, rows=most)._repr_html_()}" for title, some, most in parts
        )


def cross_check(scope="TJ", first="", last="", name="", data="data"):
    """Hold the record against an imported set of events.

    Args:
        scope: central-asia, a country (KZ, KG, TJ, UZ, TM, CN) or the id of a current group.
        first, last: ISO days, each included; '' for all that the set covers.
        name: Name of the set, such as ucdp-ged-25-1; '' for the best there is: events before yearly rows, then the newest.
        data: Path of the record.

    Returns:
        A `Held`; a notebook shows what was compared and its three lists, each a DataFrame of its own. Where nothing was
        imported it says so, and the lists are None.

    Raises:
        UsageError: If a scope, a day or the set's name means nothing.
        RecordError: If the record, or the descriptor of the sets, can't be read.

    Example:
        >>> held = cross_check("TJ", "2010-01-01", "2012-12-31")
        >>> held.said.startswith("No imported set") if held.both is None else held.both.columns[-1] == "why"
        True
    """
    view = view_of(scope, data=data)
    days = [parse_parameter_day(n, d) if d else None for n, d in (("first", first), ("last", last))]
    sets = {s.name: s for s in open_sets(folder_of(data)) if s.kind.unit in ("event", "year")}
    if name and name not in sets:
        raise UsageError(f"no imported set '{name}'{near(name, sets) or '; there is ' + (', '.join(sets) or 'none')}")
    if not sets:
        return Held(None, None, None, NONE, False)
    chosen = sets[name] if name else max(sets.values(), key=_rank)
    subject = resolve(opened(data), scope)
    found = held_against(view, subject, chosen, *days)
    how = (
        "by date, place and group"
        if chosen.kind.unit == "event"
        else "by country and year alone, for its rows are years"
    )
    said = (
        f"{chosen.told('attribution')}, held against the record for {subject.name}, {found.first} to {found.last}, paired {how}. "
        f"{found.hidden} {len(found.counted):,} of the incidents that only the record has are of kinds that it could have."
    )
    return Held(found.both, found.only_import, found.only_record, said, chosen.told("restricted"))


def _rank(one):
    return (
        one.kind.unit == "event",
        not one.told("restricted"),
        [int(p) for p in (one.version or "0").split(".")],
        one.name,
    )
