"""Whether anything at all became known between two days: a row, an outcome, a judgement, a correction."""

from returnwatch.knowledge.change import REPORTING

# What is compared, row by row as it could be seen on either day.
COMPARED = (*REPORTING, "evidence", "forecasts")


def news(before, now, scope):
    """What one view has and an earlier one of the same scope hasn't, or has otherwise.

    Args:
        before: The `View` of the earlier day, within the scope.
        now: The `View` of the later day, within the scope.
        scope: The `Scope`; only its own judgements count.

    Returns:
        A list of table/id: rows that are new, forecasts whose outcome became known, and corrections made after the earlier
        day and by the later one. Empty where nothing is new.
    """
    found = []
    for table in COMPARED:
        then = {key: before.hash(table, key) for key in _keys(before, table, scope)}
        found += [f"{table}/{key}" for key in _keys(now, table, scope) if then.get(key) != now.hash(table, key)]
    made = now["corrections"]["corrected_on"].items()
    return found + [f"corrections/{key}" for key, day in made if before.as_of < day <= now.as_of]


def _keys(view, table, scope):
    frame = view[table]
    return frame.index[[one == scope.id for one in frame["scope"]]] if table == "judgements" else frame.index
