"""How good the evidence is: grades, single voices, disputes and rulings, stale figures, gaps, forecasts."""

import pandas as pd

from returnwatch.analysis import grades
from returnwatch.analysis.foremost import foremost, newest
from returnwatch.analysis.populations import identity_of
from returnwatch.charts.grades import grades as draw
from returnwatch.charts.theme import both
from returnwatch.figure import Figure, joined, plain, table
from returnwatch.prose.imported import cross_checked
from returnwatch.prose.population import quantity, who
from returnwatch.prose.quote import cited, left_out, name, own, said_by
from returnwatch.prose.short import unless_short
from returnwatch.prose.subject import subject
from returnwatch.prose.words import capital, day, listed, plural, sentence

RULINGS = {"keep": "we keep the first", "prefer-contrary": "we prefer the second", "open": "left open"}
OUTCOMES = {
    "came-true": "came true",
    "failed": "did not come true",
    "open": "not decided yet",
    "undecidable": "cannot be decided",
}
# Rulings, those that say a printed figure is wrong first.
URGENT = ("prefer-contrary", "open", "keep")
# Outcomes that are one: an open or undecidable prediction is not scored.
DECIDED = ("came-true", "failed")
# Tables whose rows can stand on a side of a dispute.
SIDES = ("estimates", "returns", "incidents", "accounts", "statements", "flows", "observations", "assessments")
# How many figures, disputes and predictions are told one by one.
MOST, DISPUTES, FORECASTS = 3, 8, 2


@unless_short
def quality(brief):
    """Single-voice figures, stale figures, gaps and the cross-check with an imported set, a sentence each."""
    view = brief.view
    parts = []
    single = grades.single_voice(view)
    if single:
        count = brief.claims.count("estimates", [k for k, _ in single], "latest figures on a single root origin")
        told = "; ".join(
            f"{who(brief, identity_of(r))} ({said_by(brief, r)})" for k, r in foremost(single, brief.since, MOST)[0]
        )
        parts.append(
            f"**On a single voice** (no second origin prints the figure): {count} latest {plural('figure', len(single))}{_among(single)}: {told}."
        )
    stale = grades.stale(view)
    if stale:
        count = brief.claims.count(
            "estimates", [k for k, _ in stale], "latest figures older than the limit of staleness"
        )
        told = "; ".join(
            f"{who(brief, identity_of(r))}, {quantity(brief, 'estimates', k, r)}"
            for k, r in foremost(stale, brief.since, MOST)[0]
        )
        parts.append(
            f"**Stale** (older than a couple of years on this day): {count} latest {plural('figure', len(stale))}{_among(stale)}: {told}."
        )
    missing = grades.gaps(view, brief.region)
    if missing:
        parts.append(
            f"**Gaps.** We hold no figure of the half-decade before this day for {listed(name(brief, t, k) for t, k in missing)}."
        )
    if line := cross_checked(brief):
        parts.append(line)
    return "\n\n".join(parts)


def _among(rows):
    return "" if len(rows) <= MOST else ", among them"


@unless_short
def figure(brief):
    """Graded rows by reliability and credibility; None without rows."""
    cells = grades.by_grade(brief.view)
    if not cells:
        return None
    frame = pd.DataFrame(
        [
            {"reliability": a, "credibility": b, "count": len(rows), "rows": joined(rows), "operation": "count"}
            for (a, b), rows in sorted(cells.items())
        ],
        dtype=object,
    )
    letters, digits = (
        brief.view.record.package.tables[t].fields[c].labels
        for t, c in (("sources", "reliability"), ("estimates", "credibility"))
    )
    title = _finding(brief, cells, letters, digits)
    body = [
        [letters[a], digits[b], brief.claims.count_rows(rows, f"rows: source {letters[a]}, information {digits[b]}")]
        for (a, b), rows in sorted(cells.items())
    ]
    alt = plain(title + " " + "; ".join(f"{letter}, {information}: {count}" for letter, information, count in body))
    subtitle = f"Rows by reliability of the source (down) and credibility of what it says (across), Admiralty code, as known on {day(brief.as_of)}."
    return Figure(
        "fig-grades",
        title,
        subtitle,
        alt,
        both(draw, frame, as_of=brief.as_of),
        table(["Source", "Information", ">Rows"], body),
    )


def _finding(brief, cells, letters, digits):
    """The commonest grade, and how many rows are better than usually reliable and probably true."""
    every = [row for rows in cells.values() for row in rows]
    good = [row for (a, b), rows in cells.items() if a in "AB" and b in "12" for row in rows]
    (letter, digit), most = max(sorted(cells.items()), key=lambda item: len(item[1]))
    return sentence(
        f"The commonest grade ({brief.claims.count_rows(most, 'rows of the commonest grade')} of "
        f"{brief.claims.count_rows(every, 'graded rows')} rows) is “{letters[letter]}” for the source and "
        f"“{digits[digit]}” for what it says; {brief.claims.count_rows(good, 'rows graded B and 2 or better')} "
        f"{plural('is', len(good) or 2)} as good as “{letters['B']}” and “{digits['2']}”"
    )


@unless_short
def disputes(brief):
    """Disputes whose two sides are known: what each has, our ruling and why; those on what is told above come first."""
    rows = brief.view.rows("disputes")
    if not rows:
        return f"No dispute in the record has both its sides known by {day(brief.as_of)}."
    count = brief.claims.count("disputes", rows, "disputes with both sides known")
    many = sentence(f"{count} {plural('point', len(rows))} {plural('is', len(rows))} disputed")
    told, rest = _pressing(brief, rows)
    lines = [f"**Disputes.** {many}", "", '<div class="small">', ""]
    for k, r in told:
        other = f"; against it: {own(brief, 'disputes', k, 'contrary')}" if r["contrary"] else ""
        lines.append(
            f"- {capital(_about(brief, r) + own(brief, 'disputes', k, 'printed'))}{other}. *{sentence(RULINGS[r['ruling']])}* {sentence(own(brief, 'disputes', k, 'why'))} {brief.citations.cite(r['source'])}"
        )
    return "\n".join([*lines, "", left_out(brief, "disputes", rest, "dispute"), "", "</div>"])


def _about(brief, row):
    """What the first side is about, before what it has."""
    about = subject(brief, row["table"], row["row"])
    return f"{about}: " if about else ""


def _pressing(brief, rows):
    """Disputes to tell: those new to the reader, then those that touch a row printed above; errors before open points."""
    used = {(t, k) for t in SIDES for k in brief.used(t)}

    def urgency(pair):
        row = pair[1]
        new = brief.since is not None and row["known"] > brief.since
        touches = bool({(row["table"], row["row"]), (row["contrary_table"], row["contrary_row"])} & used)
        return not new, not touches, URGENT.index(row["ruling"])

    told = {k for k, _ in sorted(newest(rows.items(), len(rows)), key=urgency)[:DISPUTES]}
    return [kr for kr in rows.items() if kr[0] in told], [kr for kr in rows.items() if kr[0] not in told]


@unless_short
def forecasts(brief):
    """How past forecasts fared, as far as their outcome was known on the day, and how sure forecasters had been."""
    rows = brief.view.rows("forecasts")
    if not rows:
        return ""
    decided = {k: r for k, r in rows.items() if r["outcome"] in DECIDED}
    came = [k for k, r in decided.items() if r["outcome"] == "came-true"]
    text = (
        f"**Forecasts.** Of {brief.claims.count('forecasts', rows, 'predictions made by this day')} {plural('prediction', len(rows))} made by this day, "
        f"{brief.claims.count('forecasts', decided, 'predictions decided by this day', zero='none')} had been decided by it"
        + (
            f"; {brief.claims.count('forecasts', came, 'predictions that came true', {'outcome': 'came-true'}, zero='none')} came true"
            if decided
            else ""
        )
        + f". {_brier(brief, decided)}"
    )
    told = {**dict(newest(decided.items(), FORECASTS))}
    told |= dict(newest([kr for kr in rows.items() if kr[0] not in told], FORECASTS - len(told)))
    lines = [text, "", '<div class="small">', ""]
    lines += [f"- {_forecast(brief, k, r)}" for k, r in rows.items() if k in told]
    rest = [kr for kr in rows.items() if kr[0] not in told]
    return "\n".join([*lines, "", left_out(brief, "forecasts", rest, "prediction"), "", "</div>"])


def _forecast(brief, key, row):
    horizon = f", until {day(row['horizon_end'])}" if row["horizon_end"] else " (no end given)"
    why = f": {own(brief, 'forecasts', key, 'why')}" if row["outcome"] in DECIDED else ""
    source = f" {cited(brief, row['table'], row['row'])}" if row["table"] != "judgements" else ""
    who = _forecaster(brief, row)
    outcome = sentence(f"{OUTCOMES[row['outcome'] or 'open']}{why}")
    return f"{capital(who)}{own(brief, 'forecasts', key, 'claim')}{horizon}. {outcome}{source}"


def _forecaster(brief, row):
    column = {"statements": "speaker", "assessments": "author"}.get(row["table"])
    return f"{own(brief, row['table'], row['row'], column)}: " if column else "Our own judgement: "


def _brier(brief, decided):
    scored = [k for k, r in decided.items() if r["likelihood"] is not None]
    if not decided:
        return ""
    if not scored:
        return "None gave a likelihood in figures, so there is no Brier figure."
    score = brief.claims.brier(scored, "Brier figure over the decided predictions that gave a likelihood")
    return f"Over {brief.claims.count('forecasts', scored, 'decided predictions that gave a likelihood')} that gave a likelihood the Brier figure is {score} (nought is perfect)."
