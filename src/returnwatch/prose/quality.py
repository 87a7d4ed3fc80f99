"""How good the evidence is: grades, single voices, disputes and rulings, stale figures, gaps, forecasts."""

import pandas as pd

from returnwatch.analysis import grades
from returnwatch.charts.grades import grades as draw
from returnwatch.figure import Figure, plain, table
from returnwatch.prose.abroad import quantity, who
from returnwatch.prose.quote import cited, name, own, said_by
from returnwatch.prose.words import day, listed, plural, sentence

RULINGS = {"keep": "we keep the first", "prefer-contrary": "we prefer the second", "open": "left open"}
OUTCOMES = {
    "came-true": "came true",
    "failed": "did not come true",
    "open": "not decided yet",
    "undecidable": "cannot be decided",
}
POPULATION = ("group", "origin", "theatre", "measure", "counts")


def quality(brief):
    """Single-voice figures, stale figures and gaps, a sentence each."""
    view = brief.view
    parts = []
    single = grades.single_voice(view)
    if single:
        count = brief.claims.count("estimates", [k for k, _ in single], "latest figures on one root origin")
        told = "; ".join(f"{who(brief, tuple(r[c] for c in POPULATION))} ({said_by(brief, r)})" for k, r in single)
        parts.append(
            f"**On a single voice** (no second origin prints the figure): {count} latest {plural('figure', len(single))}: {told}."
        )
    stale = grades.stale(view)
    if stale:
        count = brief.claims.count(
            "estimates", [k for k, _ in stale], "latest figures older than the limit of staleness"
        )
        told = "; ".join(
            f"{who(brief, tuple(r[c] for c in POPULATION))}, {quantity(brief, 'estimates', k, r)}" for k, r in stale
        )
        parts.append(
            f"**Stale** (older than a couple of years on this day): {count} latest {plural('figure', len(stale))}: {told}."
        )
    missing = grades.gaps(view, brief.region)
    if missing:
        parts.append(
            f"**Gaps.** We hold no figure of the half-decade before this day for {listed(name(brief, t, k) for t, k in missing)}."
        )
    return "\n\n".join(parts)


def figure(brief):
    """Graded rows by reliability and credibility; None without rows."""
    cells = grades.by_grade(brief.view)
    if not cells:
        return None
    frame = pd.DataFrame(
        [
            {"reliability": a, "credibility": b, "count": len(rows), "rows": ";".join(rows), "operation": "count"}
            for (a, b), rows in sorted(cells.items())
        ],
        dtype=object,
    )
    good = [row for (a, b), rows in cells.items() if a in "AB" and b in "12" for row in rows]
    every = [row for rows in cells.values() for row in rows]
    title = sentence(
        f"{brief.claims.count_rows(good, 'rows graded B and 2 or better')} of {brief.claims.count_rows(every, 'graded rows')} graded rows come from a usually reliable source and are probably true or better"
    )
    letters, digits = (
        brief.view.record.package.tables[t].fields[c].labels
        for t, c in (("sources", "reliability"), ("estimates", "credibility"))
    )
    body = [
        [letters[a], digits[b], brief.claims.count_rows(rows, f"rows: source {letters[a]}, information {digits[b]}")]
        for (a, b), rows in sorted(cells.items())
    ]
    alt = plain(title + " " + "; ".join(f"{letter}, {information}: {count}" for letter, information, count in body))
    subtitle = f"Rows by reliability of the source and credibility of the information (NATO Admiralty code), as known on {day(brief.as_of)}."
    return Figure(
        "fig-grades",
        title,
        subtitle,
        alt,
        draw(frame, as_of=brief.as_of),
        table(["Source", "Information", ">Rows"], body),
    )


def disputes(brief):
    """Every dispute whose two sides are known: what each has, our ruling and why."""
    rows = brief.view["disputes"].to_dict("index")
    if not rows:
        return f"No dispute in the record has both its sides known by {day(brief.as_of)}."
    count = brief.claims.count("disputes", rows, "disputes with both sides known")
    many = sentence(f"{count} {plural('point', len(rows))} {plural('is', len(rows))} disputed")
    lines = [f"**Disputes.** {many}", "", '<div class="small">', ""]
    for k, r in rows.items():
        other = f"; against it: {own(brief, 'disputes', k, 'contrary')}" if r["contrary"] else ""
        lines.append(
            f"- {own(brief, 'disputes', k, 'printed')}{other}. *{sentence(RULINGS[r['ruling']])}* {sentence(own(brief, 'disputes', k, 'why'))} {brief.citations.cite(r['source'])}"
        )
    return "\n".join([*lines, "", "</div>"])


def forecasts(brief):
    """How past forecasts fared, as far as their outcome was known on the day."""
    rows = brief.view["forecasts"].to_dict("index")
    if not rows:
        return ""
    decided = {k: r for k, r in rows.items() if r["decided_on"] and r["decided_on"] <= brief.as_of}
    text = f"**Forecasts.** Of {brief.claims.count('forecasts', rows, 'predictions made by this day')} {plural('prediction', len(rows))} made by this day, {brief.claims.count('forecasts', decided, 'predictions decided by this day', zero='none')} had been decided by it."
    lines = [text, "", '<div class="small">', ""]
    for k, r in rows.items():
        outcome = OUTCOMES[r["outcome"]] if k in decided else "not decided yet"
        horizon = f", until {day(r['horizon_end'])}" if r["horizon_end"] else ", without an end"
        lines.append(
            f"- {own(brief, 'forecasts', k, 'claim')}{horizon}: {outcome}. {cited(brief, r['table'], r['row'])}"
            if r["table"] != "judgements"
            else f"- {own(brief, 'forecasts', k, 'claim')}{horizon}: {outcome}."
        )
    return "\n".join([*lines, "", "</div>"])
