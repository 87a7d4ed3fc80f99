"""Competing hypotheses (Heuer): which evidence is consistent with which answer, and which tells them apart."""

from dataclasses import dataclass

from returnwatch.analysis.populations import dated, is_stale
from returnwatch.knowledge.view import once

# Lines that a brief prints: a reader can still add them up by hand.
MOST = 8
# Years before the day of a brief within which evidence is weighed: what is older is history.
YEARS = 10
SCORE = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}


@dataclass(frozen=True)
class Weighed:
    """One row of the record against every hypothesis.

    Attributes:
        table, key: The row.
        weights: Weight by hypothesis.
        why: Reason by hypothesis.
        diagnostic: Largest less smallest score over the hypotheses that exclude one another (0 to 4):
            0 tells nothing apart.
        roots: Root origins behind the row.
    """

    table: str
    key: str
    weights: dict
    why: dict
    diagnostic: int
    roots: frozenset


@once
def matrix(view):
    """Weighed rows of a view, at most one for each set of root origins, the most telling and newest first.

    A voice that speaks in several rows counts once, with the row that tells most.
    """
    weights, why, days = {}, {}, {}
    for row in view.rows("evidence").values():
        identity = (row["table"], row["row"])
        weights.setdefault(identity, {})[row["hypothesis"]] = row["weight"]
        why.setdefault(identity, {})[row["hypothesis"]] = row["why"]
    exclusive = [k for k, r in view.rows("hypotheses").items() if r["exclusive"]]
    found = []
    for (table, key), by in weights.items():
        row = _dated(view, table, key)
        if is_stale(row, view.as_of, YEARS):
            continue
        days[(table, key)] = dated(row).toordinal()
        scores = [SCORE[by[h]] for h in exclusive if h in by]
        found.append(Weighed(table, key, by, why[(table, key)], max(scores) - min(scores), _roots(view, table, key)))
    found.sort(key=lambda w: (-w.diagnostic, -days[(w.table, w.key)], w.table, w.key))
    lines, heard = [], set()
    for one in found:
        if one.roots and one.roots in heard:
            continue
        heard.add(one.roots)
        lines.append(one)
    return lines


def printed(view):
    """The lines that a brief prints and from which every score is worked out: the most telling, `MOST` at most.

    Lines that tell nothing apart weigh on each exclusive hypothesis alike; they are printed only where there is no other.
    """
    lines = matrix(view)
    return ([one for one in lines if one.diagnostic] or lines)[:MOST]


def inconsistency(lines, hypothesis):
    """Heuer's score of a hypothesis: the sum of what speaks against it (0: nothing does), as a whole number."""
    return sum(-SCORE[one.weights[hypothesis]] for one in lines if SCORE[one.weights[hypothesis]] < 0)


def least_inconsistent(view, lines):
    """The exclusive hypotheses against which least speaks, in order of id; [] without evidence."""
    exclusive = [k for k, r in view.rows("hypotheses").items() if r["exclusive"]]
    if not lines:
        return []
    scores = {h: inconsistency(lines, h) for h in exclusive}
    return [h for h in exclusive if scores[h] == min(scores.values())]


def _dated(view, table, key):
    """The row with its dates and the day from which it is known; an account has the dates of its incident."""
    row = view.rows(table)[key]
    return {**row, "date_end": view.row("incidents", row["incident"])["date_end"]} if table == "accounts" else row


def _roots(view, table, key):
    row = view.row(table, key)
    if row.get("source_original"):
        return view.roots(row)
    if table == "incidents":
        told = view.rows("accounts").values()
        return frozenset().union(*(view.roots(r) for r in told if r["incident"] == key))
    return frozenset()
