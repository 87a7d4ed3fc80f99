"""The answer: how likely each reading is, how sure we are, and what that stands on."""

from returnwatch.analysis import events, grades, judgement
from returnwatch.prose.quote import cell
from returnwatch.prose.words import day, listed, plural, sentence


def bottom_line(brief):
    """The answer with its likelihood, and, apart from it, our confidence and reasons."""
    judged = judgement.latest(brief.view, brief.scope)
    if not judged:
        return _without_judgement(brief)
    readings = [j for j in judged if j.exclusive]
    apart = [j for j in judged if not j.exclusive]
    lines = ['<div class="key">', "", *(f"- {_odds(brief, j)}" for j in readings), ""]
    lines += [f"Our confidence in this is **{readings[0].row['confidence']}**.", "", "</div>", ""]
    lines += [f"{cell(brief, 'judgements', readings[0].key, 'because')}.", ""]
    if apart:
        lines += ["Judged apart, because they exclude nothing:", "", *(f"- {_odds(brief, j)}" for j in apart), ""]
    return "\n".join([*lines, _horizon(brief, readings[0]), "", stands_on(brief, readings[0])])


def _odds(brief, one):
    """'Likely (55–80 per cent; our figure 64): …', the word first because it is the answer."""
    figure = brief.claims.value("judgements", one.key, "likelihood")
    word = sentence(one.term.words).removesuffix(".")
    return f"**{word}** ({one.term.range}; our figure {figure}): {cell(brief, 'hypotheses', one.row['hypothesis'], 'statement')}."


def _horizon(brief, one):
    dated = (
        "" if one.row["as_of"] == brief.as_of else f" It was made for {day(one.row['as_of'])}; none of ours is newer."
    )
    return (
        f"This holds until {day(one.row['horizon_end'])}.{dated} It speaks of fighters and of unaided returns only: "
        "families brought home by their states are counted apart."
    )


def _without_judgement(brief):
    found = events.events(brief.view)
    attacks = [e for e in found if e.home and e.row["kind"] == "attack"]
    tied = events.by_returnees(found)
    count = brief.claims.count("incidents", [e.key for e in attacks], "attacks in the scope", {"kind": "attack"})
    shown = brief.claims.count(
        "incidents", [e.key for e in tied], "events that evidence other than a state's word ties to returnees"
    )
    body = (
        f"There is no judgement of ours for this scope by {day(brief.as_of)}. The record holds {count} {plural('attack', len(attacks))} at home "
        f"and {shown} {plural('event', len(tied))} that evidence other than a state's word ties to people back from abroad."
    )
    return "\n".join(['<div class="key">', "", f"**{body}**", "", "</div>", "", stands_on(brief, None)])


def stands_on(brief, one):
    """Rows, voices, pages read whole, newest source and day of the judgement."""
    view = brief.view
    rows = [f"{table}/{key}" for table, key, _ in grades.graded_rows(view)]
    voices, sources = grades.root_voices(view), grades.sources_used(view)
    whole = [s for s in sources if view.row("sources", s)["read"] == "full"]
    newest = grades.newest_source(view)
    parts = [
        f"{brief.claims.count_rows(rows, 'graded rows in the scope')} {plural('row', len(rows))}",
        f"{brief.claims.count('origins', voices, 'root origins behind the graded rows', words=False)} {plural('origin', len(voices))} (voices that repeat no other)",
        f"{brief.claims.count('sources', whole, 'sources read whole', {'read': 'full'}, words=False)} {plural('publication', len(whole))} read whole, of {brief.claims.count('sources', sources, 'publications behind the graded rows', words=False)}",
    ]
    parts.append(f"newest source of {day(newest[0])}" if newest else "no source yet")
    if one:
        parts.append(f"judgement made on {day(one.row['made_on'])}")
    return '<div class="cards">\n\n**It stands on** ' + listed(parts) + ".\n\n</div>"
