"""What happened: each incident with what its accounts, taken together, allow."""

from dataclasses import dataclass

from returnwatch.knowledge.scope import is_home
from returnwatch.knowledge.view import once

# Links to returnees that somebody other than a state alone vouches for.
SHOWN = ("own-evidence", "court", "independent")
ATTRIBUTED = ("claimed", "blamed", "court", "disputed")


@dataclass(frozen=True)
class Event:
    """One incident and its accounts.

    Attributes:
        key: Id of the incident.
        row: The incident's row.
        accounts: (id, row) of every account known.
        home: Whether it happened in the region.
        counted: (id, row) of the accounts whose toll stands: those with one, less a voice's earlier counts.
        deaths: (smallest low, largest high) of all dead over those, None where no account has any.
    """

    key: str
    row: dict
    accounts: list
    home: bool
    counted: list
    deaths: tuple | None

    @property
    def year(self):
        return self.row["date_start"].year if self.row["date_start"] else None

    @property
    def links(self):
        """What the accounts say of returnees, as a set of codes."""
        return {r["returnee_link"] for _, r in self.accounts}

    @property
    def groups(self):
        """Groups that any account attributes it to, in order."""
        return list(dict.fromkeys(g for _, r in self.accounts if r["attribution"] in ATTRIBUTED for g in r["group"]))


def _deaths(row):
    return [row[c] for c in ("deaths_low", "deaths_best", "deaths_high") if row[c] is not None]


@once
def events(view):
    """Every incident of a view, oldest first (undated ones last)."""
    accounts = {}
    for key, row in view.rows("accounts").items():
        accounts.setdefault(row["incident"], []).append((key, row))
    found = []
    for key, row in view.rows("incidents").items():
        told = accounts.get(key, [])
        counted = _standing(view, told)
        numbers = [n for _, r in counted for n in _deaths(r)]
        deaths = (min(numbers), max(numbers)) if numbers else None
        found.append(Event(key, row, told, is_home(view.record, row["place"]), counted, deaths))
    return sorted(found, key=lambda e: (e.row["date_start"] is None, e.row["date_start"], e.key))


def _standing(view, accounts):
    """Accounts with a toll, a voice's later count in place of its earlier ones: a count that matures is no range."""
    newest = {}
    for _, row in accounts:
        if _deaths(row):
            voice = _voice(view, row)
            newest[voice] = max(newest.get(voice, row["known"]), row["known"])
    return [(k, r) for k, r in accounts if _deaths(r) and newest[_voice(view, r)] == r["known"]]


def _voice(view, row):
    named = [o for o in view.roots(row) if view.row("origins", o)["kind"] != "unattributed"]
    return frozenset(named) or row["source"]


def by_returnees(found):
    """Events that an account other than a state's alone ties to people back from abroad."""
    return [e for e in found if e.links & set(SHOWN)]


def said_by_returnees(found):
    """Events that only a state ties to people back from abroad."""
    return [e for e in found if "state-only" in e.links and not e.links & set(SHOWN)]
