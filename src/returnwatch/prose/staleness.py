"""The sentence that says a brief is stale, on its first page."""

from returnwatch.analysis.staleness import staleness
from returnwatch.knowledge.scope import REGION
from returnwatch.prose.words import day, partial_day


def stale(brief):
    """What makes a brief stale, as Markdown; '' where it isn't."""
    found = staleness(brief.view, brief.scope)
    told = [*_source(brief, found.newest), *_judgement(found.ended)]
    return f"**This brief is stale.** {' '.join(told)}" if told else ""


def _source(brief, newest):
    if newest:
        own = "" if brief.scope.id == REGION else " of this scope itself"
        yield (
            f"The newest source that tells{own} is {source_day(brief, newest)}, more than half a year before {day(brief.as_of)}: "
            "what has happened since may be missing."
        )


def _judgement(ended):
    if ended:
        yield f"Our judgement was made to hold until {day(ended)}, and none of ours is newer."


def source_day(brief, newest):
    """The day of a newest source, no more precisely than it is printed; one that is only bounded, by its bound."""
    row = brief.view.row("sources", newest[1])
    return (
        f"of {partial_day(row['published'])}"
        if row["published_basis"] == "printed"
        else f"no later than {day(newest[0])}"
    )
