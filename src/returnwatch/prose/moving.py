"""Which way people and money move: out or home."""

import pandas as pd

from returnwatch.analysis.foremost import some_first
from returnwatch.analysis.populations import is_none
from returnwatch.charts.directions import directions as draw
from returnwatch.charts.theme import both
from returnwatch.figure import Figure, plain, table
from returnwatch.prose.quote import cited, left_out, name, names, own, remark, said_by
from returnwatch.prose.short import unless_short
from returnwatch.prose.source import grade_of, short_source
from returnwatch.prose.words import day, listed, on, plural, sentence, when

WAYS = {
    "out": "out",
    "home": "home",
    "onward": "onward",
    "stopped": "stopped on the way",
    "unknown": "way not told",
}
# Ways that something went; what was stopped, or went nobody knows where, is counted apart.
WENT = ("out", "home", "onward")
# How many movements are told one by one, how few are not drawn, and how many are.
MOST, FEWEST, DRAWN = 2, 2, 6
UNITS = {"KZT": "tenge", "RUB": "roubles", "TJS": "somoni", "USD": "dollars"}


def amount(brief, key, row):
    """'380,000 tenge, about 2,500 dollars'; the kind of thing moved where no amount is printed."""
    if row["kind"] == "people" and row["best"] == 1:
        return f"{brief.claims.spelled('flows', key, 'best')} person"
    figure = brief.claims.bounds("flows", key)
    text = (
        f"{figure} {UNITS.get(row['unit']) or own(brief, 'flows', key, 'unit')}".strip()
        if figure
        else "amount not printed"
        if row["kind"] == "money"
        else "number not printed"
    )
    if row["usd"] is not None and row["unit"] != "USD":
        text += f", about {brief.claims.value('flows', key, 'usd')} dollars"
    return text


@unless_short
def moving(brief):
    """How many movements went which way, then one sentence each."""
    rows = brief.view.rows("flows")
    if not rows:
        return (
            f"We hold no report, published by {day(brief.as_of)}, of people or money moving either way in this scope."
        )
    lines = ["A record of what sources noticed is not a measure of all that moved.", ""]
    made = {k: r for k, r in rows.items() if not is_none(r)}
    # The figure, where there is one, says it in its title.
    if len(made) < FEWEST:
        lines[0] = f"{_ways(brief, made)} {lines[0]}"
    # What went somewhere tells more than what was stopped or went nobody knows where.
    told, rest = some_first(
        rows.items(), brief.since, MOST, (lambda kr: kr[0] in made and kr[1]["direction"] in WENT, MOST)
    )
    lines += [f"- {_told(brief, k, r)}" for k, r in told]
    return "\n".join([*lines, "", left_out(brief, "flows", rest, "movement")])


def _ways(brief, rows):
    """How many movements went which way, and how many were stopped or went nobody knows where."""
    ways = []
    for way in WENT:
        keys = [k for k, r in rows.items() if r["direction"] == way]
        count = brief.claims.count("flows", keys, f"movements {way}", {"direction": way}, zero="none")
        ways.append(f"{count} went {WAYS[way]}")
    total = brief.claims.count("flows", rows, "recorded movements")
    return sentence(f"Of {total} recorded {plural('movement', len(rows))}, {listed(ways)}{_not_made(brief, rows)}")


def _not_made(brief, rows):
    """What was stopped, and what went nobody knows where, as the end of a sentence; '' without either."""
    stopped, lost = ([k for k, r in rows.items() if r["direction"] == way] for way in ("stopped", "unknown"))
    parts = []
    if stopped:
        count = brief.claims.count("flows", stopped, "movements stopped on the way", {"direction": "stopped"})
        parts.append(f"{count} {plural('was', len(stopped))} stopped on the way")
    if lost:
        count = brief.claims.count("flows", lost, "movements whose way is not told", {"direction": "unknown"})
        parts.append(f"of {count} it is not shown where {plural('it', len(lost))} went")
    return f"; {', and '.join(parts)}" if parts else ""


def moved(row):
    """Which way a movement went, after what moved: 'moving out', 'stopped on the way'."""
    way = WAYS[row["direction"]]
    return f"moving {way}" if row["direction"] in WENT else way


def _told(brief, key, row):
    start = f" from {name(brief, 'places', row['from_place'])}" if row["from_place"] else ""
    end = f" to {name(brief, 'places', row['to_place'])}" if row["to_place"] else ""
    group = f", {names(brief, 'groups', row['group'], True)}" if row["group"] else ""
    note = remark(brief, "flows", key)
    note = f": {note}" if note else ""
    way = WAYS[row["direction"]]
    body = f"{way}, {row['kind']}{start}{end}{group}, {on(row) or 'undated'}, {amount(brief, key, row)}, on the word of {said_by(brief, row)}{note}"
    return f"{sentence(body)} {cited(brief, 'flows', key)}"


@unless_short
def figure(brief):
    """The figure of directions; None without a movement."""
    rows = {k: r for k, r in brief.view.rows("flows").items() if not is_none(r)}
    if len(rows) < FEWEST:
        return None
    # The foremost of each way, so that none is hidden behind another.
    ways = [(lambda kr, way=way: kr[1]["direction"] == way, 1) for way in WAYS]
    told = dict(some_first(rows.items(), brief.since, DRAWN, *ways)[0])
    frame = pd.DataFrame(
        [
            {
                "row": f"flows/{k}",
                "kind": r["kind"],
                "direction": r["direction"],
                "from_name": plain(name(brief, "places", r["from_place"])),
                "to_name": plain(name(brief, "places", r["to_place"])),
                "shown": k in told,
                "date_end": r["date_end"],
                "label": plain(amount(brief, k, r)) if k in told else "",
                "source_label": short_source(brief, r["source"]),
                "grade": grade_of(brief, r),
            }
            for k, r in rows.items()
        ],
        dtype=object,
    )
    title = _ways(brief, rows)
    body = [
        [
            f"[{k}](#r-flows-{k})",
            r["kind"],
            WAYS[r["direction"]],
            name(brief, "places", r["from_place"]),
            name(brief, "places", r["to_place"]),
            amount(brief, k, r),
            when(r),
            cited(brief, "flows", k),
        ]
        for k, r in told.items()
    ]
    newest = ", the newest of them" if len(told) < len(rows) else ""
    alt = plain(
        title
        + " "
        + "; ".join(
            f"{b[2]}: {b[1]} from {b[3] or 'a place not said'} to {b[4] or 'a place not said'}, {b[5]}, {b[6]}"
            for b in body
        )
    )
    return Figure(
        "fig-directions",
        title,
        f"Recorded movements of people and money{newest}, as known on {day(brief.as_of)}: home on the left, abroad on the right; onward is from abroad to abroad.",
        alt,
        both(draw, frame, as_of=brief.as_of),
        table(["Row", "What", "Way", "From", "To", "Amount", "When", "Source"], body),
    )
