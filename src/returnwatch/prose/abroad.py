"""How many are out there: the latest figure of each group and nationality, and whose word it is."""

from returnwatch.analysis.foremost import some_first
from returnwatch.analysis.populations import figures_of, populations, ruled_against
from returnwatch.charts.estimates import MEASURES
from returnwatch.prose.population import quantity, who
from returnwatch.prose.quote import cited, left_out, said_by
from returnwatch.prose.short import unless_short
from returnwatch.prose.words import day, listed, plural, sentence, when

# How many populations are told one by one.
POPULATIONS = 8


def told(brief):
    """Populations to tell one by one, and how many figures are left out.

    A current group or a nationality is told by the population that has its newest figure; then other groups and areas
    are; then whatever else there is room for. Among each of these, what is new to the reader comes first.
    """
    found = populations(brief.view)
    newest = {}
    for p in sorted(found, key=lambda p: (p.day, p.identity[3] == "present", bool(figures_of(p))), reverse=True):
        newest.setdefault(p.identity[0] or p.identity[1], p.identity)
    chosen = [p for p in found if p.identity in newest.values()]
    ranks = [{p.rows[-1][0] for p in some} for some in ([p for p in chosen if _is_asked_for(brief, p)], chosen)]
    first = [(lambda kr, rank=rank: kr[0] in rank, POPULATIONS) for rank in ranks]
    told_, rest = some_first((p.rows[-1] for p in found), brief.since, POPULATIONS, *first)
    kept = dict(told_)
    return [p for p in found if p.rows[-1][0] in kept], rest


def _is_asked_for(brief, population):
    """Whether it is of a current group or of one nationality: what the question is about."""
    group, origin, *_ = population.identity
    return brief.view.row("groups", group)["role"] == "current" if group else bool(origin)


@unless_short
def abroad(brief):
    """One line a population: what is counted, by whom, how sure; then how many more the record has."""
    found = populations(brief.view)
    if not found:
        return f"We hold no report of how many are out there, published by {day(brief.as_of)}, for this scope."
    lines = [
        f"The record holds {brief.claims.count('estimates', brief.view['estimates'].index, 'published figures of how many are out there')} published "
        f"{plural('figure', len(brief.view['estimates']))} for {_number(brief, found)}. Figures of different measure, or that count different people, are neither added nor drawn on a shared axis.",
        "",
    ]
    shown, rest = told(brief)
    _note_rejected(brief, shown)
    rows = [f"- {_line(brief, p, same)}" for p in shown for same in _alike(p.latest)]
    more = left_out(brief, "estimates", rest, "population with a figure", "populations with a figure")
    return "\n".join([*lines, *rows, "", more])


def _alike(latest):
    """The latest figures of a population, those of one source and voice together."""
    found = {}
    for key, row in latest:
        found.setdefault((row["source"], row["source_original"], row["credibility"]), []).append((key, row))
    return found.values()


def _line(brief, population, same):
    """One population: figures of one source and voice side by side, never as a range over them."""
    key, row = same[0]
    figures = listed((quantity(brief, "estimates", k, r) for k, r in same), "or")
    dated = when(row) if row["date_start"] else f"printed by {day(row['known'])}"
    of = f"{who(brief, population.identity)}, {MEASURES[population.identity[3]]}"
    return (
        sentence(
            f"{of}: **{figures}** ({dated}; grade {brief.claims.grade('estimates', key)}), on the word of {said_by(brief, row)}"
        )
        + f" {cited(brief, 'estimates', key)}"
    )


def _note_rejected(brief, shown):
    """Figures of the groups and nationalities told here that a dispute rules against stand in the annex, with the ruling."""
    whose = {p.identity[:2] for p in shown}
    for key in ruled_against(brief.view, "estimates") & set(brief.view["estimates"].index):
        row = brief.view.row("estimates", key)
        if (row["group"], row["origin"]) in whose:
            brief.use("estimates", key)


def _number(brief, found):
    keys = [k for p in found for k, _ in p.latest[:1]]
    return f"{brief.claims.count('estimates', keys, 'populations with a figure (a row for each)')} {plural('population', len(found))}"
