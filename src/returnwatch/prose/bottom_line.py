"""The answer: how likely each reading is, how sure we are, and what that stands on."""

from returnwatch.analysis import events, grades, judgement
from returnwatch.figure import table
from returnwatch.prose.quote import cell
from returnwatch.prose.staleness import source_day, stale
from returnwatch.prose.words import day, escape, listed, plural, sentence

# The hypothesis of which the question speaks: the answer always says how likely it is.
RETURN = "H3"
# Words of the scale that make a noun phrase ("there is almost no chance that").
CHANCES = {"almost no chance": "there is almost no chance", "roughly even chance": "there is a roughly even chance"}


def answer(brief):
    """The answer in two sentences, likelihood and confidence apart; what is missing where there is no judgement."""
    judged = [j for j in judgement.latest(brief.view, brief.scope) if j.exclusive]
    if not judged:
        return f"There is no judgement of ours for this scope by {day(brief.as_of)}."
    told = dict.fromkeys(j.row["hypothesis"] for j in judged[:1])
    told |= dict.fromkeys(j.row["hypothesis"] for j in judged if j.row["hypothesis"] == RETURN)
    odds = "; ".join(_that(brief, j) for j in judged if j.row["hypothesis"] in told)
    sure = list(dict.fromkeys(j.row["confidence"] for j in judged if j.row["hypothesis"] in told))
    if len(sure) > 1:
        return f"**{sentence(odds)}** Our confidence is {sure[0]} in the first and {sure[1]} in the second."
    return f"**{sentence(odds)}** Our confidence in this is {sure[0]}."


def _that(brief, one):
    chance = CHANCES.get(one.term.words, f"it is {one.term.words}")
    name, clause = _reading(brief, one)
    # On page one the answer stands alone, with nobody before it whom 'they' could mean.
    told = f"militants abroad {clause.removeprefix('they ')}" if clause.startswith("they ") else clause
    return f"{chance} that {escape(told or name)}"


def _reading(brief, one):
    """Name and clause of a hypothesis, which its statement joins with a colon."""
    name, _, clause = brief.view.row("hypotheses", one.row["hypothesis"])["statement"].removesuffix(".").partition(": ")
    return name, clause


def bottom_line(brief):
    """Each reading with its likelihood; then, apart from that, our confidence, our reasons and what they stand on.

    Whether the brief is stale is said first.
    """
    return "\n\n".join(part for part in (stale(brief), _told(brief)) if part)


def _told(brief):
    judged = judgement.latest(brief.view, brief.scope)
    if not judged:
        return _without_judgement(brief)
    readings = [j for j in judged if j.exclusive]
    apart = [j for j in judged if not j.exclusive]
    lines = ['<div class="key">', "", _odds(brief, "Readings that exclude each other", readings), ""]
    if apart:
        lines += [_odds(brief, "Judged apart: these exclude nothing", apart), ""]
    lines += ["</div>", "", f'<div class="small">\n\n{_key(brief)}\n\n</div>', ""]
    lines += [f"**Why.** {cell(brief, 'judgements', readings[0].key, 'because')}.", ""]
    lines += [f"{_confidence(judged)} {_horizon(brief, readings[0])}", ""]
    return "\n".join([*lines, stands_on(brief, readings[0])])


def _odds(brief, title, judged):
    """A line a hypothesis: what it says, the word of the scale with its range, a mark on the scale, our figure."""
    before = {j.row["hypothesis"]: j for j in judgement.latest(brief.before, brief.scope)} if brief.before else {}
    rows = []
    for one in judged:
        then = before.get(one.row["hypothesis"])
        figure = brief.claims.value("judgements", one.key, "likelihood")
        was = f", was {brief.claims.value('judgements', then.key, 'likelihood')}" if then else ""
        word = sentence(one.term.words).removesuffix(".")
        rows.append(
            [
                f"**{one.row['hypothesis']}** {cell(brief, 'hypotheses', one.row['hypothesis'], 'statement')}",
                f"**{word}** ({one.term.range})",
                _mark(one, then),
                f"{figure}{was}",
            ]
        )
    return table([title, "How likely", "On the scale", ">Per cent"], rows, [21, 12, 6, 5])


def _key(brief):
    """How the marks on the scale are read."""
    before = brief.before and judgement.latest(brief.before, brief.scope)
    was = f", the ring what it was on {day(brief.since)}" if before else ""
    return f"On the scale of per cent, the band is what the words allow, the dot our figure{was}."


def _confidence(judged):
    """How sure we are of each hypothesis, alike ones together."""
    sure = {}
    for one in judged:
        sure.setdefault(one.row["confidence"], []).append(one.row["hypothesis"])
    if len(sure) == 1:
        return f"**How sure.** Our confidence in each of these is {judged[0].row['confidence']}."
    return f"**How sure.** Our confidence is {listed(f'{how} in {listed(names)}' for how, names in sure.items())}."


def _mark(one, then):
    """Where a likelihood stands on the scale: drawn by the exporters, for the eye alone, since the words say it."""
    was = f' data-was="{then.row["likelihood"]}"' if then else ""
    term = f'data-low="{one.term.low}" data-high="{one.term.high}"'
    return f'<span class="odds" data-now="{one.row["likelihood"]}" {term}{was}></span>'


def _horizon(brief, one):
    dated = (
        "" if one.row["as_of"] == brief.as_of else f" It was made for {day(one.row['as_of'])}; none of ours is newer."
    )
    return (
        f"The judgement holds until {day(one.row['horizon_end'])}.{dated} It speaks of fighters and of unaided returns only: "
        "families brought home by their states are counted apart."
    )


def _without_judgement(brief):
    found = events.events(brief.view)
    attacks = [e for e in found if e.home and e.row["kind"] == "attack"]
    tied = events.by_returnees(found)
    count = brief.claims.count("incidents", [e.key for e in attacks], "attacks in the scope", {"kind": "attack"})
    shown = brief.claims.count(
        "incidents", [e.key for e in tied], "events that evidence other than a state’s word ties to returnees"
    )
    body = (
        f"The record holds {count} {plural('attack', len(attacks))} at home and {shown} {plural('event', len(tied))} "
        "that evidence other than a state’s word ties to people back from abroad."
    )
    return "\n".join([body, "", stands_on(brief, None)])


def stands_on(brief, one):
    """Rows, voices, pages read whole, newest source and day of the judgement."""
    view = brief.view
    rows = [f"{table}/{key}" for table, key, _ in grades.graded_rows(view)]
    if not rows:
        made = f". Our judgement was made on {day(one.row['made_on'])}" if one else ""
        return _card(
            f"nothing that others said: the record has no graded statement for this scope by {day(brief.as_of)}{made}"
        )
    voices, sources = grades.root_voices(view), grades.sources_used(view)
    whole = [s for s in sources if view.row("sources", s)["read"] == "full"]
    newest = grades.newest_source(view)
    parts = [
        f"{brief.claims.count_rows(rows, 'graded rows in the scope')} graded {plural('statement', len(rows))} of others (rows of our record)",
        f"{brief.claims.count('origins', voices, 'root origins behind the graded rows', words=False)} {plural('voice', len(voices))} that {'repeats' if len(voices) == 1 else 'repeat'} no other",
        f"{brief.claims.count('sources', sources, 'publications behind the graded rows', words=False)} {plural('publication', len(sources))} ({brief.claims.count('sources', whole, 'sources read whole', {'read': 'full'}, words=False, zero='none')} read whole, the others in part or as cited elsewhere)",
    ]
    parts.append(f"newest source {source_day(brief, newest)}" if newest else "no source yet")
    if one:
        parts.append(f"judgement made on {day(one.row['made_on'])}")
    return _card(listed(parts))


def _card(what):
    return f'<div class="cards">\n\n**It stands on** {what}.\n\n</div>'
