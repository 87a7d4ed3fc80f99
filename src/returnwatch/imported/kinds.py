"""The kinds of files that can be imported, each told by its columns."""

from returnwatch.errors import ReturnWatchError
from returnwatch.imported.acled import ACLED
from returnwatch.imported.columns import OURS, column
from returnwatch.imported.ucdp import ACD, ACTOR, BRD, GED

KINDS = (GED, BRD, ACD, ACTOR, ACLED)


def stored(kind):
    """The columns of a set of this kind, as a tuple of `Column`s: an id, what is kept, and what we work out."""
    kept = (
        kind.columns
        if any(c.name == "id" for c in kind.columns)
        else (column("id", "id", "Made of " + ", ".join(kind.key) + "."), *kind.columns)
    )
    ours = [
        c
        for name, c in OURS.items()
        if kind.unit != "actor" and "best" in {k.name for k in kept} or name in ("countries", "groups")
    ]
    return (*kept, *ours)


def tell(columns, shown):
    """The kind of a file.

    Args:
        columns: The file's header, cells in small letters.
        shown: The file as named to the user.

    Returns:
        The `Kind`.

    Raises:
        ReturnWatchError: If no kind has such columns, or a column of the kind is missing.
    """
    there = set(columns)
    for kind in KINDS:
        if all(there & set(sign) for sign in kind.signs):
            missing = [c for c in kind.columns if c.needed and not there & set(c.names)]
            # A year can be told by the day.
            missing = [
                " or ".join(c.names) for c in missing if c.name != "year" or not there & {"date_start", "event_date"}
            ]
            if missing:
                raise ReturnWatchError(
                    f"{shown}: {kind.title} without its column {', '.join(missing)}; expected it as published"
                )
            return kind
    found = ", ".join(c for c in columns[:4] if c)
    raise ReturnWatchError(
        f"{shown}: no columns of a known dataset (it begins {found or 'with a blank line'}); expected the CSV of UCDP GED "
        "(id, date_start, best, …), UCDP/PRIO conflicts (conflict_id, year, intensity_level, …), battle-related deaths "
        "(bd_best, …), actors (ActorId, …) or ACLED (event_id_cnty, event_date, fatalities, …)"
    )


def kind_of(name):
    """The `Kind` of that id."""
    return next(kind for kind in KINDS if kind.id == name)
