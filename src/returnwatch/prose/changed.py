"""What changed since the last edition: new rows, judgements that moved, indicators, corrections."""

from returnwatch.analysis import judgement
from returnwatch.analysis.foremost import foremost, newest
from returnwatch.analysis.indicators import states
from returnwatch.analysis.populations import populations
from returnwatch.charts.estimates import MEASURES
from returnwatch.knowledge.change import changes
from returnwatch.prose.corrections import corrections
from returnwatch.prose.nouns import noun
from returnwatch.prose.population import quantity, who
from returnwatch.prose.quote import cited, own, said_by
from returnwatch.prose.short import nothing_new
from returnwatch.prose.words import capital, day, escape, listed, plural, sentence, when
from returnwatch.record.record import rows_of

# How many new rows are told one by one, and how many newer figures.
SHOWN, FIGURES = 4, 3


def changed(brief):
    """Judgements that moved, new rows, newer figures, corrections; a first edition says that it is one."""
    if brief.short:
        return nothing_new(brief)
    change = changes(brief.view, brief.since)
    if brief.since is None:
        first = "This is the first brief of this series, so nothing can have changed since another."
        return "\n".join([first, "", corrections(brief, change) if brief.replaces else ""])
    lines = [*_moved(brief), ""]
    if change.new:
        new = f"Since {day(brief.since)} the record has {listed(_counts(brief, change))}, among them"
        lines += [f"{sentence(new)[:-1]}:", "", *_headlines(brief, change), ""]
    else:
        days = f"between {day(brief.since)} and {day(brief.as_of)}"
        lines += [f"We hold no report on this scope that became known {days}.", ""]
    return "\n".join([*lines, *_revised(brief), "", corrections(brief, change)])


def _revised(brief):
    """Populations whose latest figure is another than on the day of the edition before."""
    before = {p.identity: p.rows[-1] for p in populations(brief.before)}
    moved = [(before[p.identity], p.rows[-1], p) for p in populations(brief.view) if p.identity in before]
    moved = [(then, now, p) for then, now, p in moved if then[0] != now[0]]
    if not moved:
        return
    count = brief.claims.count(
        "estimates", [now[0] for _, now, _ in moved], "populations with a newer figure than before"
    )
    kept = {k for k, _ in foremost((now for _, now, _ in moved), brief.since, FIGURES)[0]}
    among = ", among them" if len(kept) < len(moved) else ""
    has = f"{count} {plural('population', len(moved))} {plural('has', len(moved))} a newer figure{among}"
    yield f"{sentence(has)[:-1]}:"
    yield ""
    for (a, then), (b, now), p in moved:
        if b in kept:
            yield (
                f"- {capital(who(brief, p.identity))}, {MEASURES[p.identity[3]]}: from {quantity(brief, 'estimates', a, then)}, on the word of "
                f"{said_by(brief, then)}, to {quantity(brief, 'estimates', b, now)}, on the word of {said_by(brief, now)}. {cited(brief, 'estimates', b)}"
            )


def _counts(brief, change):
    for table, frame in change.new.items():
        if table == "judgements":
            frame = frame[frame["scope"] == brief.scope.id]
            if frame.empty:
                continue
        number = brief.claims.count(table, frame.index, f"new {noun(table, 2)}")
        yield f"{number} new {noun(table, len(frame))}"


def _headlines(brief, change):
    """What became known last: of incidents, assessments and statements in turn."""
    lines = []
    for table, said in (("incidents", ""), ("assessments", "author"), ("statements", "speaker")):
        if table in change.new:
            for key, row in newest(rows_of(change.new[table]).items(), SHOWN // 2):
                if said:
                    voice, gist = own(brief, table, key, said), own(brief, table, key, "gist")
                    lines.append(f"- {capital(voice)}: {sentence(gist)} {cited(brief, table, key)}")
                else:
                    title = own(brief, table, key, "title")
                    lines.append(f"- {sentence(f'{title} ({when(row)})')}")
    return lines[:SHOWN]


def _moved(brief):
    """Judgements whose likelihood is another than before, those that got another word of the scale first."""
    now, before = judgement.latest(brief.view, brief.scope), judgement.latest(brief.before, brief.scope)
    if not now:
        return ["There is no judgement of ours for this scope to compare."]
    if not before:
        return ["There was no judgement of ours for this scope by then, so none can have moved."]
    moved = judgement.moved(now, before)
    if not moved:
        return ["No judgement of ours moved."]
    moved.sort(key=lambda hab: hab[1].term == hab[2].term)
    return ["Judgements of ours that moved:", "", *(_step(brief, *one, told=one[2].key == now[0].key) for one in moved)]


def _step(brief, hypothesis, then, now, told):
    """One judgement that moved and why; the reasons of the likeliest reading are `told` in the bottom line."""
    was, is_ = (brief.claims.value("judgements", one.key, "likelihood") for one in (then, now))
    name = escape(brief.view.row("hypotheses", hypothesis)["statement"].partition(":")[0])
    words = f"from {then.term.words} ({was} per cent) to {now.term.words} ({is_} per cent)"
    why = "for the reasons under “Bottom line”" if told else own(brief, "judgements", now.key, "because")
    return f"- **{name}**, {words}: {why}."


def signs(brief):
    """The indicators in one sentence: how many are raised, and which way each moved since the last edition."""
    found = states(brief.view, brief.before)
    raised = [s for s in found if s.raised]
    count = brief.claims.count(
        "indicators", [s.key for s in raised], "indicators at or above their threshold", zero="none"
    )
    text = f"{count} of {brief.claims.count('indicators', [s.key for s in found], 'indicators watched')} indicators {plural('is', len(raised))} at or above the threshold"
    if brief.since is None:
        return sentence(text) + " There is no earlier edition to compare them with."
    words = {}
    for s in found:
        words.setdefault(s.change, []).append(escape(s.row["rule"].replace("_", " ")))
    return sentence(text) + " " + " ".join(sentence(f"{word}: {', '.join(which)}") for word, which in words.items())
