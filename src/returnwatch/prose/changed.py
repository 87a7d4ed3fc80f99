"""What changed since the last edition: new rows, judgements that moved, indicators, corrections."""

from returnwatch.analysis import judgement
from returnwatch.analysis.foremost import foremost
from returnwatch.analysis.indicators import states
from returnwatch.analysis.populations import populations
from returnwatch.knowledge.change import changes
from returnwatch.prose.abroad import quantity, who
from returnwatch.prose.quote import cell, cited, own, said_by
from returnwatch.prose.words import day, listed, plural, sentence

NOUNS = {
    "estimates": "estimate",
    "returns": "figure of return",
    "incidents": "incident",
    "accounts": "account of an incident",
    "statements": "statement",
    "flows": "movement",
    "observations": "observation",
    "assessments": "published assessment",
    "disputes": "dispute",
    "judgements": "judgement of ours",
}
PLURALS = {
    "figure of return": "figures of return",
    "account of an incident": "accounts of incidents",
    "judgement of ours": "judgements of ours",
}
SHOWN = 6


def changed(brief):
    """New rows, moved judgements, corrections; a first edition says that it is one."""
    change = changes(brief.view, brief.since)
    if brief.since is None:
        first = "This is the first brief of this series, so nothing can have changed since another."
        return "\n".join([first, "", _corrections(brief, change) if brief.replaces else ""])
    if not change.new:
        lines = [
            f"We hold no report on this scope that became known between {day(brief.since)} and {day(brief.as_of)}."
        ]
    else:
        lines = [
            sentence(f"Since {day(brief.since)} we know of {listed(_counts(brief, change))}"),
            "",
            *_headlines(brief, change),
        ]
    return "\n".join([*lines, "", *_revised(brief), "", _moved(brief), "", _corrections(brief, change)])


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
    yield (
        sentence(f"{count} {plural('population', len(moved))} {plural('has', len(moved))} a newer figure, among them")[
            :-1
        ]
        + ":"
    )
    yield ""
    kept = {k for k, _ in foremost((now for _, now, _ in moved), brief.since, SHOWN // 2)[0]}
    for (a, then), (b, now), p in moved:
        if b in kept:
            yield (
                f"- {sentence(who(brief, p.identity))[:-1]}: from {quantity(brief, 'estimates', a, then)} to "
                f"{quantity(brief, 'estimates', b, now)}, on the word of {said_by(brief, now)} {cited(brief, 'estimates', b)}"
            )


def _counts(brief, change):
    for table, frame in change.new.items():
        noun = NOUNS[table]
        number = brief.claims.count(table, frame.index, f"new {PLURALS.get(noun, noun + 's')}")
        yield f"{number} new {noun if len(frame) == 1 else PLURALS.get(noun) or plural(noun, len(frame))}"


def _headlines(brief, change):
    lines = []
    for table, column in (("incidents", "title"), ("assessments", "gist"), ("statements", "gist")):
        if table in change.new:
            newest = sorted(change.new[table].to_dict("index").items(), key=lambda kr: kr[1]["known"], reverse=True)
            for key, _ in newest[: SHOWN // 2]:
                source = f" {cited(brief, table, key)}" if table != "incidents" else ""
                lines.append(f"- {sentence(own(brief, table, key, column))}{source}")
    return lines[:SHOWN]


def _moved(brief):
    now, before = judgement.latest(brief.view, brief.scope), judgement.latest(brief.before, brief.scope)
    if not now:
        return "There is no judgement of ours for this scope to compare."
    if not before:
        return "There was no judgement of ours for this scope by then, so none can have moved."
    moved = judgement.moved(now, before)
    if not moved:
        return "No judgement of ours moved."
    lines = ["Judgements of ours that moved:", ""]
    for hypothesis, a, b in moved:
        then, new = (
            brief.claims.value("judgements", a.key, "likelihood"),
            brief.claims.value("judgements", b.key, "likelihood"),
        )
        name = cell(brief, "hypotheses", hypothesis, "statement")
        lines.append(
            f"- {name}. From {a.term.words} ({then} per cent) to {b.term.words} ({new} per cent): {own(brief, 'judgements', b.key, 'because')}."
        )
    return "\n".join(lines)


def _corrections(brief, change):
    if not len(change.corrections):
        return "No correction of an earlier edition is due."
    lines, rows = ["Corrections of what we printed:", ""], {}
    for key, row in change.corrections.to_dict("index").items():
        rows.setdefault((row["corrected_on"], row["table"], row["row"]), []).append(key)
    for (when_, tab, key), fixes in rows.items():
        cells = "; ".join(_mended(brief, fix) for fix in fixes)
        reasons = {}
        for fix in fixes:
            reasons.setdefault(brief.view.row("corrections", fix)["why"], fix)
        why = listed(own(brief, "corrections", fix, "why") for fix in reasons.values())
        lines.append(f"- {day(when_)}, {tab} {key}: {cells}. {why}.")
    return "\n".join(lines)


def _mended(brief, fix):
    row = brief.view.row("corrections", fix)
    was, now = (own(brief, "corrections", fix, name) or "blank" for name in ("was", "now"))
    return f"{row['field'].replace('_', ' ')} was {was}, now {now}"


def signs(brief):
    """The indicators in one sentence: how many are raised, and which way each moved since the last edition."""
    found = states(brief.view, brief.before)
    raised = [s for s in found if s.raised]
    count = brief.claims.count("indicators", [s.key for s in raised], "indicators at or above their threshold")
    text = f"{count} of {brief.claims.count('indicators', [s.key for s in found], 'indicators watched')} indicators {plural('is', len(raised))} at or above the threshold"
    if brief.since is None:
        return sentence(text) + " There is no earlier edition to compare them with."
    words = {}
    for s in found:
        words.setdefault(s.change, []).append(cell(brief, "indicators", s.key, "definition"))
    return sentence(text) + " " + " ".join(sentence(f"{word}: {'; '.join(which)}") for word, which in words.items())
