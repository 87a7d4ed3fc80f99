"""Who came home: recorded returns by manner, fighters apart from families."""

import pandas as pd

from returnwatch.analysis import events
from returnwatch.analysis.foremost import foremost, some_first
from returnwatch.analysis.populations import FIGHTERS, ruled_against
from returnwatch.charts.returns import returns as draw
from returnwatch.charts.theme import both
from returnwatch.figure import Figure, plain, table
from returnwatch.prose.population import people, quantity
from returnwatch.prose.quote import cited, left_out, name, own, said_by
from returnwatch.prose.quote import told as in_sentences
from returnwatch.prose.short import unless_short
from returnwatch.prose.source import grade_of, short_source
from returnwatch.prose.words import day, on, plural, sentence, when

MANNERS = {
    "own-accord": "of their own accord",
    "repatriated": "brought home by their state",
    "deported": "deported",
    "extradited": "extradited",
    "intercepted": "caught on the way",
    "infiltrated": "in secret",
    "unknown": "in a manner not said",
}
FIGHTING, FAMILIES = "Fighters, and men or members taken for such", "Others, families among them"
# How many figures of a kind and how many absences are told one by one, and how many figures are drawn.
MOST, ABSENT, DRAWN = 3, 2, 8


@unless_short
def returned(brief):
    """Returns of fighters, one sentence each; families apart; then returnees known to have attacked."""
    rows = brief.view.rows("returns")
    lines = []
    if not rows:
        lines.append(
            f"We hold no report of anybody coming home, published by {day(brief.as_of)}, for this scope. That is no report that nobody did."
        )
    else:
        count = brief.claims.count("returns", rows, "published figures of people who came back")
        lines += [
            sentence(
                f"The record holds {count} published {plural('figure', len(rows))} of people who came back or were to"
            ),
            "",
        ]
    kinds = sorted_out(brief.view, rows)
    for title, found in kinds.items():
        if found:
            told, rest = foremost(found.items(), brief.since, MOST)
            lines += [f"**{title}.**", "", *(f"- {_told(brief, k, r)}" for k, r in told), ""]
            lines += [left_out(brief, "returns", rest, "figure of this kind", "figures of this kind"), ""]
    if kinds[FIGHTING] and not kinds[FAMILIES]:
        lines += ["We hold no report, by this day, of families brought home.", ""]
    lines += [_attackers(brief), "", _absence(brief)]
    return "\n".join(line for line in lines if line is not None)


def sorted_out(view, rows):
    """Returns by what a reader asks: fighters who came back, others, and what was planned or denied.

    A figure that is a part of another one, or that a dispute rules against, is left to the annex.
    """
    against = ruled_against(view, "returns")
    whole = {k: r for k, r in rows.items() if not r["part_of"] and k not in against}
    done = {k: r for k, r in whole.items() if r["status"] == "carried-out"}
    return {
        FIGHTING: {k: r for k, r in done.items() if r["counts"] in FIGHTERS},
        FAMILIES: {k: r for k, r in done.items() if r["counts"] not in FIGHTERS},
        "Planned or denied": {k: r for k, r in whole.items() if k not in done},
    }


def _told(brief, key, row):
    counted = people(row["counts"])
    single = row["best"] == 1 and row["low"] is None
    noun = (
        {
            "fighters": "fighter",
            "men": "man",
            "women": "woman",
            "children": "child",
            "members": "member",
            "nationals": "national",
        }.get(counted, counted)
        if single
        else counted
    )
    alone = row["best"] is not None and row["low"] is None and row["high"] is None
    figure = brief.claims.spelled("returns", key, "best") if alone else brief.claims.bounds("returns", key)
    figure = _bounded(row, figure) if figure else "a number not printed of"
    source = f" from {name(brief, 'places', row['returned_from'])}" if row["returned_from"] else ""
    outcome = f": {own(brief, 'returns', key, 'outcome')}" if row["outcome"] else ""
    total = " (a running total)" if row["cumulative"] and row["status"] != "denied" else ""
    status = {"planned": "planned: ", "denied": "denied: "}.get(row["status"], "")
    return (
        sentence(
            f"{status}{figure} {noun} to {name(brief, 'places', row['country'])}{source}, {MANNERS[row['manner']]}, {_dated(row)}{total}{outcome}, on the word of {said_by(brief, row)}"
        )
        + f" {cited(brief, 'returns', key)}"
    )


def _dated(row):
    """When it was; a running total of one month's report is what had come together by then."""
    start, end = row["date_start"], row["date_end"]
    if row["cumulative"] and start and (start.year, start.month) == (end.year, end.month):
        return f"by {day(end)}"
    return on(row) or "undated"


def _bounded(row, figure):
    """A lone lower bound reads 'at least', a lone upper bound 'at most'."""
    if row["best"] is None and row["high"] is None:
        return f"at least {figure}"
    return f"at most {figure}" if row["best"] is None and row["low"] is None else figure


def _attackers(brief):
    found = events.events(brief.view)
    shown, said = events.by_returnees(found), events.said_by_returnees(found)
    if not shown and not said:
        return (
            "We hold no report of an incident at home that anybody ties to people back from abroad." if found else None
        )
    lines = []
    for title, some in (
        ("tied to people back from abroad by evidence other than a state’s word", shown),
        ("tied to such people by a state alone" if shown else "tied to people back from abroad by a state alone", said),
    ):
        if some:
            count = brief.claims.count("incidents", [e.key for e in some], f"incidents {title}")
            told = {k for k, _ in foremost(((e.key, e.row) for e in some), brief.since, MOST)[0]}
            first = "" if len(told) == len(some) else "among them "
            lines.append(
                sentence(
                    f"{count} {plural('incident', len(some))} {plural('is', len(some))} {title}: "
                    + first
                    + "; ".join(
                        f"{own(brief, 'incidents', e.key, 'title')} ({when(e.row)})" for e in some if e.key in told
                    )
                )
            )
    return " ".join(lines)


def _absence(brief):
    disputes = brief.view["disputes"]
    lost = disputes[(disputes["table"] == "observations") & (disputes["ruling"] == "prefer-contrary")]
    rows = brief.view.rows("observations").items()
    rows = [(k, r) for k, r in rows if r["kind"] == "absence" and k not in set(lost["row"])]
    if not rows:
        return None
    kept = foremost(rows, brief.since, ABSENT)[0]
    return "What sources say did not happen: " + in_sentences(brief, "observations", [k for k, _ in kept], "gist")


@unless_short
def figure(brief):
    """The figure of returns; None where there is no more than one to draw."""
    rows = {
        k: r
        for k, r in brief.view.rows("returns").items()
        if any(r[c] is not None for c in ("low", "best", "high"))
        and not r["part_of"]
        and k not in ruled_against(brief.view, "returns")
    }
    if len(rows) < 2:
        return None
    # Half of them of fighters, where there are so many: the question is about them.
    told = dict(some_first(rows.items(), brief.since, DRAWN, (lambda kr: kr[1]["counts"] in FIGHTERS, DRAWN // 2))[0])
    frame = pd.DataFrame(
        [
            {
                "row": f"returns/{k}",
                "country_name": plain(name(brief, "places", r["country"])),
                "manner": r["manner"],
                "status": r["status"],
                "counts": r["counts"],
                "cumulative": r["cumulative"],
                "low": r["low"],
                "best": r["best"],
                "high": r["high"],
                "date_start": r["date_start"],
                "date_end": r["date_end"],
                "label": plain(_bounded(r, quantity(brief, "returns", k, r))),
                "source_label": short_source(brief, r["source"]),
                "grade": grade_of(brief, r),
            }
            for k, r in told.items()
        ],
        dtype=object,
    )
    title = _finding(brief, rows)
    newest = ", the newest of them" if len(told) < len(rows) else ""
    body = [
        [
            f"[{k}](#r-returns-{k})",
            name(brief, "places", r["country"]),
            MANNERS[r["manner"]],
            r["counts"],
            quantity(brief, "returns", k, r),
            when(r),
            cited(brief, "returns", k),
        ]
        for k, r in told.items()
    ]
    return Figure(
        "fig-returns",
        title,
        f"Figures of return{newest}, as known on {day(brief.as_of)}; a hollow sign is planned or denied. Each kind of people has a scale of its own.",
        plain(title + " " + "; ".join(f"{b[1]}: {b[4]} {b[3]}, {b[2]}, {b[5]}" for b in body)),
        both(draw, frame, as_of=brief.as_of),
        table(["Row", "Country", "Manner", "Counted", ">Figure", "Dated", "Source"], body),
    )


def _finding(brief, rows):
    """How many figures are of people whom their state brought, and how many of people who came by themselves."""
    rows = {k: r for k, r in rows.items() if r["status"] == "carried-out"}
    aided = [k for k, r in rows.items() if r["manner"] == "repatriated"]
    unaided = [k for k, r in rows.items() if r["manner"] in ("own-accord", "infiltrated")]
    total = brief.claims.count("returns", rows, "returns with a figure")
    by_state = brief.claims.count("returns", aided, "returns by repatriation", {"manner": "repatriated"}, zero="none")
    alone = brief.claims.count("returns", unaided, "returns of their own accord or in secret", zero="none")
    return sentence(
        f"Of {total} {plural('figure', len(rows))} of people who came back, {by_state} {plural('is', len(aided) or 2)} of people brought home by "
        f"their state; {alone} {plural('is', len(unaided) or 2)} of people who came of their own accord or in secret"
    )
