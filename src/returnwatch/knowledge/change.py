"""What is new in a view since another day."""

from dataclasses import dataclass

from returnwatch.knowledge.view import keep

REPORTING = (
    "estimates",
    "returns",
    "incidents",
    "accounts",
    "statements",
    "flows",
    "observations",
    "assessments",
    "disputes",
    "judgements",
)


@dataclass(frozen=True)
class Change:
    """Rows that became known after one day and by another, and corrections that concern them.

    `new` maps a table's name to a DataFrame; tables without new rows are left out.
    """

    since: object
    new: dict
    corrections: object


def changes(view, since):
    """The change of a view since a day (None: a first edition, to which everything is new).

    Args:
        view: A `View`, whole or within a scope.
        since: A `datetime.date` or None.

    Returns:
        The `Change`.
    """
    new = {}
    for table in REPORTING:
        frame = view[table]
        if since is not None:
            frame = keep(frame, lambda key, row: row["known"] is not None and row["known"] > since)
        if len(frame):
            new[table] = frame
    return Change(since, new, view["corrections"])
