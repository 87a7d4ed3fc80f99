"""Which briefs of a series are due: days that were missed, and the newest brief where what it is made from changed."""

from dataclasses import dataclass
from datetime import date

from returnwatch.brief import FULL, SHORT, is_unchanged
from returnwatch.errors import UsageError
from returnwatch.knowledge.scope import resolve, scopes
from returnwatch.publish.archive import Job
from returnwatch.publish.due import Inputs, checked, is_checked, made_from, reasons, told_by
from returnwatch.publish.folder import newest_editions
from returnwatch.publish.request import Request
from returnwatch.series.days import over


@dataclass(frozen=True)
class Published:
    """The newest edition of each day of one scope, as a dict of ISO day to (folder, manifest)."""

    scope: str
    days: dict

    def full_before(self, day, among=None):
        """The newest day before another whose brief is a full one, or ''."""
        days = (d for d, (_, told) in self.days.items() if d < day and told.get("form", FULL) == FULL)
        return max((d for d in days if among is None or d in among), default="")


def published_of(manifests, scope):
    """What is published of a scope.

    Args:
        manifests: Manifest of each edition by its folder.
        scope: Id of the scope.
    """
    newest = newest_editions(folder for folder in manifests if folder.parent.name == scope)
    return Published(scope, {day: (folder, manifests[folder]) for (_, day), folder in newest.items()})


def scopes_of(series, record):
    """Ids of the scopes of a series.

    Raises:
        UsageError: If there is one that the record doesn't have; the message names those that are near.
    """
    if series.scopes == ["all"]:
        return list(scopes(record))
    if "all" in series.scopes:
        raise UsageError(f"series {series.name}: scopes: expected 'all' alone, or scopes by their ids")
    try:
        return list(dict.fromkeys(resolve(record, name).id for name in series.scopes))
    except UsageError as error:
        raise UsageError(f"series {series.name}: scopes: {error}") from None


class Planner:
    """Finds what is due, from manifests and the record alone.

    Args:
        record: A `Record`.
        out: Path under which briefs are published.
        today: A `datetime.date`.
        settled: Days on which a series had nothing new and made no brief, as `State` has them; more are added.
    """

    def __init__(self, record, out, today, settled):
        self._record, self._today, self._settled = record, today, settled
        self._inputs, self._checked = Inputs(record), checked(out)
        self._scopes = scopes(record)

    def candidates(self, series, scope, manifests):
        """Days of a series that are to be looked at for a scope, in order: those without a brief, and the newest with one."""
        days, there = over(series, self._today), published_of(manifests, scope).days
        settled = set(self._settled.get(f"{series.name}/{scope}", ()))
        found = {d for d in days if d not in there and (d not in settled or d == days[-1])}
        ours = [d for d in days if d in there]
        if ours and series.rebuild == "newest":
            found.add(ours[-1])
            # A brief of one page speaks of the full one before it, which has to hold what is known of its day.
            told = there[ours[-1]][1]
            since = told["parameters"]["since"]
            if told.get("form", FULL) == SHORT and since in there:
                found.add(since)
        return sorted(found)

    def job(self, series, scope, day, manifests):
        """The `Job` of a day that is due, or None where it isn't."""
        published = published_of(manifests, scope)
        if day in published.days:
            return self._again(scope, day, *published.days[day])
        request = Request(
            as_of=day,
            scope=scope,
            since=self._since(series, day, published),
            when_unchanged=SHORT if series.when_unchanged == SHORT else FULL,
        )
        if series.when_unchanged == "skip" and self._unchanged(request):
            settled = self._settled.setdefault(f"{series.name}/{scope}", [])
            # Days before the brief since which nothing is new need no remembering.
            settled[:] = [d for d in settled if d > request.since and d != day] + [day]
            return None
        return Job(request, self._inputs.of(request), ["not built yet"])

    def _again(self, scope, day, folder, manifest):
        request = Request.of(manifest)
        inputs = self._inputs.of(request)
        now = made_from(request, inputs)
        why = reasons(told_by(manifest), now)
        return Job(request, inputs, why) if why and not is_checked(self._checked, folder, now) else None

    def _since(self, series, day, published):
        if series.since == "none":
            return ""
        if isinstance(series.since, date):
            return series.since.isoformat() if series.since.isoformat() < day else ""
        among = set(over(series, self._today)) if series.since == "series" else None
        return published.full_before(day, among)

    def _unchanged(self, request):
        if not request.since:
            return False
        since, day = date.fromisoformat(request.since), date.fromisoformat(request.as_of)
        return is_unchanged(self._record, self._scopes[request.scope], since, day)
