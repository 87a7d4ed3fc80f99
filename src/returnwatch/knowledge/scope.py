"""What a brief is about: the region, a country or a group, and which rows belong to it."""

from dataclasses import dataclass

from returnwatch.errors import UsageError
from returnwatch.knowledge.view import keep
from returnwatch.record.faults import closest

REGION = "central-asia"
# Tables whose rows belong to some scopes and not to others.
SCOPED = ("estimates", "returns", "statements", "flows", "observations", "incidents", "accounts")


@dataclass(frozen=True)
class Scope:
    """One scope: its id, the name that is printed, and whether it is a region, country or group."""

    id: str
    name: str
    kind: str


def scopes(record):
    """Every scope that a brief can have, as a dict of id to `Scope`: the region, its countries, current groups."""
    region = record.row("places", REGION)
    found = {REGION: Scope(REGION, region["name"], "region")}
    for country in region["members"]:
        found[country] = Scope(country, record.row("places", country)["name"], "country")
    for key, row in record.rows("groups").items():
        if row["role"] == "current":
            found[key] = Scope(key, row["name"], "group")
    return found


def resolve(record, name):
    """The scope of that id.

    Raises:
        UsageError: If there is none; the message names those that are near.
    """
    known = scopes(record)
    if name in known:
        return known[name]
    names = {**{s.name: s.id for s in known.values()}, **{key: key for key in known}}
    found = dict.fromkeys(names[word] for word in closest(name, names))
    if found:
        raise UsageError(f"no scope '{name}'; near: {', '.join(f'{key} ({known[key].name})' for key in found)}")
    raise UsageError(f"no scope '{name}'; expected one of {', '.join(known)}")


def within(view, scope):
    """The rows of a view that belong to a scope.

    `docs/method.md` has the rule for each table. The region has every row. Reference tables stay
    whole; an account follows its incident; evidence, forecasts and disputes follow their rows.
    """
    if scope.kind == "region":
        return view
    belongs = Belonging(view, scope)
    tables = {}
    for table in SCOPED[:-1]:
        test = getattr(belongs, table)
        tables[table] = keep(view[table], test)
    inside = view.narrowed(tables)
    tables["accounts"] = keep(view["accounts"], lambda key, row: inside.knows("incidents", row["incident"]))
    inside = view.narrowed(tables)
    for table in ("evidence", "forecasts"):
        tables[table] = keep(view[table], lambda key, row: inside.knows(row["table"], row["row"]))
    inside = view.narrowed(tables)
    tables["disputes"] = keep(
        view["disputes"], lambda key, row: any(inside.knows(*side) for side in bringing(scope, row))
    )
    tables["judgements"] = keep(view["judgements"], lambda key, row: row["scope"] == scope.id)
    inside = view.narrowed(tables)
    tables["corrections"] = keep(
        view["corrections"],
        lambda key, row: row["table"] not in inside.tables or inside.knows(row["table"], row["row"]),
    )
    return view.narrowed(tables)


def bringing(scope, row):
    """The sides of a dispute that bring it into a country's or group's scope, as (table, id).

    An assessment is in every scope, so it counts only where the other side has no scope of its own; a source or a
    place brings none in, and a group its own scope.
    """
    sides = [(row["table"], row["row"]), (row["contrary_table"], row["contrary_row"])]
    scoped = [side for side in sides if side[0] in SCOPED]
    return scoped or [side for side in sides if side[0] == "assessments" or side == ("groups", scope.id)]


def touched(record, scope):
    """Which rows of an imported set belong to a scope.

    Returns:
        Ids of countries in which they happened, and of groups that took part; one of the two is empty.
    """
    if scope.kind == "group":
        return (), (scope.id,)
    return (scope.id,) if scope.kind == "country" else record.row("places", scope.id)["members"], ()


class Belonging:
    """One test a table: does this row belong to the scope?"""

    def __init__(self, view, scope):
        self.view, self.scope = view, scope
        self.country = scope.id if scope.kind == "country" else None
        self._told = None

    def _group(self, *groups):
        return self.scope.id in groups

    def _place(self, *places):
        return self.country is not None and any(countries_of(self.view.record, p, {self.country}) for p in places if p)

    def _exactly(self, place):
        """Whether people of this origin are people of the country (an area of several countries isn't)."""
        return bool(place) and self.country in (place, self.view.row("places", place)["country"])

    def estimates(self, key, row):
        return self._group(row["group"]) or self._exactly(row["origin"])

    def returns(self, key, row):
        return self._group(row["group"]) or self._exactly(row["country"])

    def statements(self, key, row):
        return self._group(*row["about_group"]) or self._place(*row["about_place"])

    def flows(self, key, row):
        return self._group(*row["group"]) or self._exactly(row["from_place"]) or self._exactly(row["to_place"])

    def observations(self, key, row):
        return self._group(row["subject"], row["object"]) or self._place(
            *row["area"], *self._places(row["subject"], row["object"])
        )

    def _places(self, *names):
        return [n for n in names if n and self.view.record.has("places", n)]

    def incidents(self, key, row):
        return self.happened(row) or any(self.tells(account) for _, account in self.accounts(key))

    def happened(self, row):
        """Whether an incident was where the scope is."""
        return self._exactly(row["place"])

    def tells(self, account):
        """Whether an account names the scope's group, or attackers from its country."""
        return self._group(*account["group"]) or any(map(self._exactly, account["attackers_origin"]))

    def accounts(self, key):
        """Id and row of each account of an incident."""
        if self._told is None:
            self._told = {}
            for account, row in self.view.rows("accounts").items():
                self._told.setdefault(row["incident"], []).append((account, row))
        return self._told.get(key, [])


def countries_of(record, place, among):
    """Which of some countries a place is, lies in, or has as members (an area's members count)."""
    row = record.row("places", place)
    found = {place, row["country"]} & among
    for member in row["members"]:
        found |= countries_of(record, member, among)
    return found


def is_home(record, place):
    """Whether a place is in the region that the briefs are about."""
    return bool(place) and bool(countries_of(record, place, set(record.row("places", REGION)["members"])))
