"""The head of a brief: what it is about, for which day, and whether it was written then."""

import hashlib

from returnwatch.analysis import judgement
from returnwatch.analysis.grades import sources_used
from returnwatch.brief import FULL, SHORT
from returnwatch.figure import plain
from returnwatch.prose.bottom_line import answer
from returnwatch.prose.imported import slices
from returnwatch.prose.quote import cell
from returnwatch.prose.staleness import stale
from returnwatch.prose.words import day

QUESTION = "Are Central Asian fighters coming home?"


def scope_name(brief):
    """The printed name of the scope, as the record has it."""
    return cell(brief, "groups" if brief.scope.kind == "group" else "places", brief.scope.id, "name")


def collected_in(brief):
    """The year in which the brief was put together, where that was after its day; None where it wasn't.

    That is when the judgement was made or, without one, when the first of its sources was read.
    """
    judged = judgement.latest(brief.view, brief.scope)
    days = [j.row["made_on"] for j in judged] or [
        brief.view.row("sources", s)["accessed"] for s in sources_used(brief.view)
    ]
    made = min(days, default=None)
    return made.year if made and made > brief.as_of else None


def status_line(brief):
    """The sentence that says a brief is a reconstruction; '' where it is none."""
    year = collected_in(brief)
    if year is None:
        return ""
    return (
        f"Reconstructed in {year} from what had been published by {day(brief.as_of)}; no such brief was published then."
    )


def heading(brief):
    """Title, scope, day and edition, the answer, and the reconstruction notice."""
    since = f" · since {day(brief.since)}" if brief.since else ""
    about = f"**{scope_name(brief)}** · as of **{day(brief.as_of)}**{since} · edition {brief.edition}"
    parts = [f"# {QUESTION}", f'<div class="about">\n\n{about}\n\n</div>']
    parts.append(f'<div class="answer">\n\n{answer(brief)}\n\n</div>')
    if brief.replaces:
        parts.append(
            f"This edition replaces edition {brief.replaces.partition('.')[2] or 1}, which was made from an earlier state of the record or of our code. "
            "Corrections of what that edition printed stand under “What changed”."
        )
    if status_line(brief):
        parts.append(f'<div class="status">\n\n{status_line(brief)}\n\n</div>')
    return "\n\n".join(parts)


def meta(brief):
    """What the exporters and the index need to know: title, day, edition and claims."""
    name = brief.scope.name
    sets = slices(brief)
    status = status_line(brief)
    return {
        "title": f"{QUESTION} {name}, {day(brief.as_of)}",
        "language": "en",
        "scope": brief.scope.id,
        "scope_name": name,
        "as_of": brief.as_of.isoformat(),
        "as_of_words": day(brief.as_of),
        "since": brief.since.isoformat() if brief.since else "",
        "edition": brief.edition,
        "replaces": brief.replaces,
        "reconstructed": bool(status),
        "status_line": status,
        "form": SHORT if brief.short else FULL,
        "stale": plain(stale(brief)),
        "description": f"What published sources said by {day(brief.as_of)} of fighters from {name} abroad, and whether they come home.",
        "rows": {f"{table}/{key}": brief.view.hash(table, key) for table, key in _rows(brief)},
        "slice": _slice(brief, sets),
        **({"imported": sets} if sets else {}),
        "claims": brief.claims.as_json(),
    }


def _slice(brief, sets):
    """SHA-256 over all that the brief can see: the record's rows, and those of imported sets where there are any."""
    whole = brief.view.slice_hash()
    return hashlib.sha256(f"{whole}{sorted(sets.items())}".encode()).hexdigest() if sets else whole


def _rows(brief):
    """Every row that was printed, the sources cited among them."""
    for table in brief.view.tables:
        cited = {source for source, _ in brief.citations} if table == "sources" else set()
        printed = cited | set(brief.used(table))
        yield from ((table, key) for key in brief.region.record[table].index if key in printed)
