"""Competing hypotheses: the matrix of evidence, what discriminates, and where our judgement parts from it."""

import pandas as pd

from returnwatch.analysis import judgement
from returnwatch.analysis.matrix import least_inconsistent, matrix, printed
from returnwatch.analysis.populations import identity_of
from returnwatch.charts.matrix import matrix as draw
from returnwatch.charts.theme import both
from returnwatch.figure import Figure, plain, table
from returnwatch.prose.moving import amount, moved
from returnwatch.prose.population import people, quantity, who
from returnwatch.prose.quote import cell, cited, name, own, remark
from returnwatch.prose.returned import MANNERS
from returnwatch.prose.short import unless_short
from returnwatch.prose.words import day, listed, plural, sentence

# Characters of a label in the figure, and lines read out in its alternative text.
LONGEST, SPOKEN = 104, 6


@unless_short
def hypotheses(brief):
    """The hypotheses, what the matrix says of them, and whether our judgement agrees."""
    lines = printed(brief.view)
    listing = _listing(brief)
    if not lines:
        return "\n".join([*listing, "", f"We hold no weighed evidence for this scope by {day(brief.as_of)}."])
    weighed = matrix(brief.view)
    rows = [f"{one.table}/{one.key}" for one in weighed]
    telling = [f"{one.table}/{one.key}" for one in weighed if one.diagnostic]
    text = (
        f"The record weighs {brief.claims.count_rows(rows, 'rows of evidence, at most a row for each set of root origins', words=True)} {plural('row', len(rows))} of evidence, at most a single line for each set of origins; "
        f"{brief.claims.count_rows(telling, 'rows that tell the exclusive hypotheses apart', words=True)} of them {plural('tells', len(telling))} the exclusive readings apart. "
        + (
            f"The matrix prints the {brief.claims.count_rows(_rows(lines), 'lines of the printed matrix', words=True)} that tell most. "
            if len(lines) < len(telling)
            else ""
        )
        + f"By its lines, what weighs against each reading adds up to {_against(brief, lines)} (inconsistent counts singly, very inconsistent doubly). "
    )
    # One line goes on in the same paragraph; a list ends before it.
    return "\n".join([*listing, *([""] if len(listing) > 1 else []), text, _parting(brief, lines)])


def _listing(brief):
    """The hypotheses by their numbers, unless the bottom line has them with their likelihoods."""
    if judgement.latest(brief.view, brief.scope):
        return ["The readings are those of the bottom line, by their numbers."]
    return [f"- {key}: {cell(brief, 'hypotheses', key, 'statement')}" for key in brief.view["hypotheses"].index]


def _rows(lines):
    return [f"{one.table}/{one.key}" for one in lines]


def _exclusive(brief):
    return [k for k, r in brief.view.rows("hypotheses").items() if r["exclusive"]]


def _against(brief, lines):
    return listed(f"{_score(brief, lines, h)} for {h}" for h in _exclusive(brief))


def _score(brief, lines, hypothesis):
    keys = [f"{one.table}/{one.key}/{hypothesis}" for one in lines if hypothesis in one.weights]
    return brief.claims.against(keys, f"what weighs against {hypothesis} in the matrix")


def _apart(brief, one):
    keys = [f"{one.table}/{one.key}/{h}" for h in _exclusive(brief) if h in one.weights]
    return brief.claims.spread(keys, f"how far {one.key} tells the exclusive hypotheses apart")


def _parting(brief, lines):
    least = least_inconsistent(brief.view, lines)
    judged = [j for j in judgement.latest(brief.view, brief.scope) if j.exclusive]
    said = f"Least evidence speaks against {listed(least)}."
    if not judged:
        return said + " There is no judgement of ours to hold against it."
    top = judged[0].row["hypothesis"]
    if top in least:
        return said + f" Our judgement, which holds {top} likeliest, agrees with the matrix."
    return (
        said
        + f" Our judgement parts from it and holds {top} likeliest: {own(brief, 'judgements', judged[0].key, 'because')}"
    )


def label(brief, one):
    """A row of evidence in a few words, as Markdown."""
    row = brief.view.row(one.table, one.key)
    if one.table == "estimates":
        return f"{who(brief, identity_of(row))}: {quantity(brief, 'estimates', one.key, row)}"
    if one.table == "returns":
        return f"{people(row['counts'])} to {name(brief, 'places', row['country'])}, {MANNERS[row['manner']]}"
    if one.table == "flows":
        return f"{row['kind']} {moved(row)}, {amount(brief, one.key, row)}"
    if one.table == "accounts":
        note = remark(brief, "accounts", one.key)
        return own(brief, "incidents", row["incident"], "title") + (f": {note}" if note else "")
    voice = {"statements": "speaker", "assessments": "author"}.get(one.table)
    said = own(brief, one.table, one.key, "title" if one.table == "incidents" else "gist")
    return f"{own(brief, one.table, one.key, voice)}: {said}" if voice else said


@unless_short
def figure(brief):
    """The matrix as a figure; None without evidence."""
    lines = printed(brief.view)
    if not lines:
        return None
    names = {k: r["statement"] for k, r in brief.view.rows("hypotheses").items()}
    frame = pd.DataFrame(
        [
            {
                "row": f"{one.table}/{one.key}",
                "label": _short(plain(label(brief, one))),
                "order": i,
                "hypothesis": h,
                "hypothesis_name": names[h],
                "weight": one.weights[h],
                "why": one.why[h],
                "diagnostic": one.diagnostic,
            }
            for i, one in enumerate(lines)
            for h in names
            if h in one.weights
        ],
        dtype=object,
    )
    best = least_inconsistent(brief.view, lines)
    title = sentence(
        f"Least evidence weighs against {listed(f'{h} ({_lower(names[h])})' for h in best)}"
        if len(best) < len(_exclusive(brief))
        else "The evidence weighs alike against every reading"
    )
    header = ["Row", "Evidence", *names, ">Apart"]
    body = [
        [
            f"[{one.key}](#r-{one.table}-{one.key})",
            f"{label(brief, one)} {cited(brief, one.table, one.key) if brief.view.row(one.table, one.key).get('source') else ''}",
            *(one.weights.get(h, "") for h in names),
            _apart(brief, one),
        ]
        for one in lines
    ]
    body.append(["", "What weighs against it", *(_score(brief, lines, h) for h in names), ""])
    alt = " ".join(
        [
            plain(title),
            *(
                f"{plain(label(brief, one))}: {', '.join(f'{h} {w}' for h, w in one.weights.items())}."
                for one in lines[:SPOKEN]
            ),
        ]
    )
    subtitle = (
        f"The evidence that tells most, as known on {day(brief.as_of)}: very consistent ++, consistent +, neutral ·, "
        f"inconsistent −, very inconsistent −−; more dots: it tells {listed(_exclusive(brief))} apart better."
    )
    return Figure(
        "fig-matrix",
        title,
        subtitle,
        alt,
        both(draw, frame, as_of=brief.as_of),
        table(header, body, [2, 12, *(2 for _ in names), 2]),
    )


def _short(text):
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + "…"


def _lower(statement):
    """The short name of a hypothesis within a sentence."""
    short = statement.split(":")[0]
    return short[:1].lower() + short[1:]
