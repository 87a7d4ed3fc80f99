"""What a run would build now, without building it."""

from zoneinfo import ZoneInfo

from returnwatch.publish.checked import open_checked
from returnwatch.publish.folder import read_manifests
from returnwatch.series.plan import Planner, scopes_of
from returnwatch.series.state import State


def due_today(config, now):
    """What is due, in the order in which it would be built.

    Args:
        config: A `Config`.
        now: The moment, a `datetime` in UTC.

    Returns:
        A list of (name of the series, `Request`, reasons as a list of words).

    Raises:
        RecordError: If the record has faults.
        UsageError: If a scope doesn't exist.
    """
    record, manifests = open_checked(config.path("data")), read_manifests(config.path("out"))
    today = now.astimezone(ZoneInfo(config.run.time_zone)).date()
    planner = Planner(record, config.path("out"), today, State(config.path("state")).settled)
    found = {}
    for series in config.series:
        for scope in scopes_of(series, record):
            for day in planner.candidates(series, scope, manifests):
                job = planner.job(series, scope, day, manifests)
                if job:
                    found.setdefault((scope, day), (series.name, job.request, job.why))
    return list(found.values())
