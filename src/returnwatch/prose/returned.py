"""Who came home: recorded returns by manner, fighters apart from families."""

import pandas as pd

from returnwatch.analysis import events
from returnwatch.charts.returns import returns as draw
from returnwatch.figure import Figure, plain, table
from returnwatch.prose.abroad import quantity
from returnwatch.prose.quote import cited, name, own, said_by, told
from returnwatch.prose.source import short_source
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
FIGHTERS = ("fighters", "men", "members")


def returned(brief):
    """Returns of fighters, one sentence each; families apart; then returnees known to have attacked."""
    rows = brief.view["returns"].to_dict("index")
    done = {k: r for k, r in rows.items() if r["status"] == "carried-out"}
    lines = []
    if not rows:
        lines.append(
            f"We hold no report of anybody coming home, published by {day(brief.as_of)}, for this scope. That is no report that nobody did."
        )
    fighters = {k: r for k, r in done.items() if r["counts"] in FIGHTERS}
    others = {k: r for k, r in done.items() if r["counts"] not in FIGHTERS}
    for title, found in (("Fighters", fighters), ("Others, families among them", others)):
        if found:
            lines += [f"**{title}.** " + " ".join(_told(brief, k, r) for k, r in found.items()), ""]
    if fighters and not others:
        lines += ["We hold no report, by this day, of families brought home.", ""]
    lines += [_attackers(brief), "", _absence(brief)]
    return "\n".join(line for line in lines if line is not None)


def _told(brief, key, row):
    people = row["counts"] if row["counts"] != "mixed" else "people, fighters and others together"
    single = row["best"] == 1 and row["low"] is None
    noun = (
        {
            "fighters": "fighter",
            "men": "man",
            "women": "woman",
            "children": "child",
            "members": "member",
            "nationals": "national",
        }.get(people, people)
        if single
        else people
    )
    figure = brief.claims.spelled("returns", key, "best") if single else brief.claims.bounds("returns", key)
    source = f" from {name(brief, 'places', row['returned_from'])}" if row["returned_from"] else ""
    outcome = f": {own(brief, 'returns', key, 'outcome')}" if row["outcome"] else ""
    total = " (a running total)" if row["cumulative"] else ""
    return (
        sentence(
            f"{figure} {noun} to {name(brief, 'places', row['country'])}{source}, {MANNERS[row['manner']]}, {on(row) or 'undated'}{total}{outcome}, on the word of {said_by(brief, row)}"
        )
        + f" {cited(brief, 'returns', key)}"
    )


def _attackers(brief):
    found = events.events(brief.view)
    shown, said = events.by_returnees(found), events.said_by_returnees(found)
    if not shown and not said:
        return (
            "We hold no report of an incident at home that anybody ties to people back from abroad." if found else None
        )
    lines = []
    for title, some in (
        ("tied to people back from abroad by evidence other than a state's word", shown),
        ("tied to them by a state alone", said),
    ):
        if some:
            count = brief.claims.count("incidents", [e.key for e in some], f"incidents {title}")
            lines.append(
                sentence(
                    f"{count} {plural('incident', len(some))} {plural('is', len(some))} {title}: "
                    + "; ".join(f"{own(brief, 'incidents', e.key, 'title')} ({when(e.row)})" for e in some)
                )
            )
    return " ".join(lines)


def _absence(brief):
    rows = [(k, r) for k, r in brief.view["observations"].to_dict("index").items() if r["kind"] == "absence"]
    if not rows:
        return None
    return "What sources say did not happen: " + told(brief, "observations", [k for k, _ in rows], "gist")


def figure(brief):
    """The figure of returns; None where there is no more than one to draw."""
    rows = {
        k: r
        for k, r in brief.view["returns"].to_dict("index").items()
        if any(r[c] is not None for c in ("low", "best", "high"))
    }
    if len(rows) < 2:
        return None
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
                "label": plain(quantity(brief, "returns", k, r)),
                "source_label": short_source(brief, r["source"]),
                "grade": plain(brief.claims.grade("returns", k)),
            }
            for k, r in rows.items()
        ],
        dtype=object,
    )
    aided = [k for k, r in rows.items() if r["manner"] == "repatriated"]
    title = f"{sentence(brief.claims.count('returns', aided, 'returns by repatriation', {'manner': 'repatriated'}))[:-1]} of {brief.claims.count('returns', rows, 'returns with a figure')} recorded returns were organised by a state."
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
        for k, r in rows.items()
    ]
    return Figure(
        "fig-returns",
        title,
        f"Recorded returns by manner and by who is counted, as known on {day(brief.as_of)}.",
        plain(title + " " + "; ".join(f"{b[1]}: {b[4]} {b[3]}, {b[2]}, {b[5]}" for b in body)),
        draw(frame, as_of=brief.as_of),
        table(["Row", "Country", "Manner", "Counted", ">Figure", "Dated", "Source"], body),
    )
