"""Signs to watch: each rule counts rows dated within the twelve months up to a day."""

from dataclasses import dataclass
from datetime import timedelta

from returnwatch.analysis.events import SHOWN, events
from returnwatch.analysis.populations import FIGHTERS, is_none
from returnwatch.knowledge.view import once

# Below this share of common root origins, two windows were not looked at by the same eyes.
COMMON = 0.5
UNAIDED = ("own-accord", "infiltrated")


@dataclass(frozen=True)
class State:
    """An indicator on a day.

    `keys` are the rows of `table` counted (`where`: what each has), `raised` whether they reach the
    threshold, and `change` one of worse, better, unchanged, not comparable, '' (no earlier day).
    """

    key: str
    row: dict
    table: str
    keys: list
    where: dict
    raised: bool
    change: str


def in_window(row, as_of):
    """Whether a row's dates lie within the twelve months up to a day: one that may be of an earlier time does not count."""
    start, end = row["date_start"], row["date_end"]
    return end is not None and year_before(as_of) < (start or end) and end <= as_of


def year_before(day):
    """The same day a year earlier (28 February for 29 February)."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day - timedelta(days=366)


def _incidents(view, as_of, kind, test=lambda e: True):
    found = [e.key for e in events(view) if e.row["kind"] == kind and e.home and in_window(e.row, as_of) and test(e)]
    return "incidents", found, {"kind": kind}


def _returnee_attacks(view, as_of):
    return _incidents(view, as_of, "attack", lambda e: bool(e.links & set(SHOWN)))


def _unaided_returns(view, as_of):
    rows = view.rows("returns").items()
    # A running total is no return of that year.
    found = [
        k
        for k, r in rows
        if r["manner"] in UNAIDED
        and r["counts"] in FIGHTERS
        and r["status"] == "carried-out"
        and not r["cumulative"]
        and in_window(r, as_of)
    ]
    return "returns", found, {"status": "carried-out"}


def _rows(table, **where):
    def rule(view, as_of):
        rows = view.rows(table).items()
        found = [k for k, r in rows if all(r[c] == v for c, v in where.items()) and not is_none(r)]
        return table, [k for k in found if in_window(view.row(table, k), as_of)], where

    return rule


RULES = {
    "returnee_attacks": _returnee_attacks,
    "unaided_returns": _unaided_returns,
    "plots_at_home": lambda view, as_of: _incidents(view, as_of, "plot"),
    "attacks_at_home": lambda view, as_of: _incidents(view, as_of, "attack"),
    "movement_home": _rows("flows", direction="home"),
    "movement_out": _rows("flows", direction="out"),
    "declared_intent": _rows("statements", side="militant", stance="intent"),
    "official_warnings": _rows("statements", side="official", stance="warning"),
    "unrest_at_home": lambda view, as_of: _incidents(view, as_of, "unrest"),
}
# More movement out is not more threat at home, so its change is told without a verdict.
NEUTRAL = ("movement_out",)


@once
def states(view, before=None):
    """Every indicator on the view's day, compared with an earlier view of the same scope."""
    return [_state(view, before, key, row) for key, row in view.rows("indicators").items()]


def _state(view, before, key, row):
    table, keys, where = RULES[row["rule"]](view, view.as_of)
    change = ""
    if before is not None:
        earlier = RULES[row["rule"]](before, before.as_of)[1]
        change = _change(row["rule"], len(keys), len(earlier), comparable(view, before, table))
    return State(key, row, table, keys, where, len(keys) >= row["threshold"], change)


def _change(rule, now, then, same_eyes):
    if now == then == 0:
        return "unchanged"
    if not same_eyes:
        return "not comparable"
    if now == then:
        return "unchanged"
    if rule in NEUTRAL:
        return "more" if now > then else "fewer"
    return "worse" if now > then else "better"


def comparable(view, before, table):
    """Whether the two days' windows rest on largely the same root origins: more collecting is not more violence."""
    now, then = _origins(view, table), _origins(before, table)
    return bool(now and then) and len(now & then) / len(now | then) >= COMMON


def _origins(view, table):
    rows = view.rows(table).items()
    inside = [(k, r) for k, r in rows if in_window(r, view.as_of)]
    if table == "incidents":
        keys = {k for k, _ in inside}
        inside = [(k, r) for k, r in view.rows("accounts").items() if r["incident"] in keys]
    return frozenset().union(*(view.roots(r) for _, r in inside)) if inside else frozenset()
