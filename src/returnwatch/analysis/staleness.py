"""How old the newest source of a brief is, and whether our judgement still holds."""

from dataclasses import dataclass
from datetime import date, timedelta

from returnwatch.analysis import judgement
from returnwatch.analysis.grades import graded_rows
from returnwatch.knowledge.scope import REGION

# A brief whose newest source is older than this on its day is stale: half a year.
LIMIT = timedelta(days=183)


@dataclass(frozen=True)
class Staleness:
    """What makes a brief stale.

    Attributes:
        newest: (day, source id) of the newest source where that is older than `LIMIT`, else None.
        ended: Last day for which our judgement was made, where that has passed, else None.
    """

    newest: tuple | None
    ended: date | None

    def __bool__(self):
        return bool(self.newest or self.ended)


def staleness(view, scope):
    """Whether a brief is stale on its day.

    A source without a day of its own is known from the day on which we read it, which makes nothing fresh: it doesn't count.
    Published assessments answer the question for the whole region, so that for a country or a group they are no news of it.

    Args:
        view: The `View` within the scope.
        scope: The `Scope`.

    Returns:
        The `Staleness`.
    """
    own = view if scope.id == REGION else view.narrowed({"assessments": view["assessments"].iloc[:0]})
    dated = [
        (row["known"], row["source"]) for *_, row in graded_rows(own) if view.row("sources", row["source"])["published"]
    ]
    newest, judged = max(dated, default=None), judgement.latest(view, scope)
    ended = max((j.row["horizon_end"] for j in judged), default=None)
    return Staleness(
        newest if newest and view.as_of - newest[0] > LIMIT else None,
        ended if ended and ended < view.as_of else None,
    )
