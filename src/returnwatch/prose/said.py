"""What is said, and what is done: warnings and declared intent against events, on one axis."""

import pandas as pd

from returnwatch.analysis.events import events
from returnwatch.analysis.foremost import foremost
from returnwatch.charts.said_done import period
from returnwatch.charts.said_done import said_done as draw
from returnwatch.charts.theme import both
from returnwatch.figure import Figure, plain, table
from returnwatch.prose.quote import cited, left_out, own
from returnwatch.prose.quote import told as in_sentences
from returnwatch.prose.short import unless_short
from returnwatch.prose.source import grade_of, short_source
from returnwatch.prose.words import capital, day, listed, plural, sentence, when

# How many statements and assessments are told one by one, and how many marks of each side stand in the table.
MOST, VIEWS, LISTED = 3, 2, 10
LANES = {
    ("official", "warning"): "Officials warn",
    ("militant", "intent"): "Militants declare intent",
    ("expert", "warning"): "Experts warn",
    ("official", "denial"): "Threat denied",
    ("expert", "denial"): "Threat denied",
    ("militant", "denial"): "Threat denied",
}
STANCES = {"warning": "warning", "intent": "declared intent", "denial": "denial", "assessment": "assessment"}
MARKS = "a bar is a date known as a range"
# What militants did or tried: the acts that warnings and intent are about. The timeline has the rest.
DONE = {"attack": "Attacks at home", "plot": "Plots at home", "clash": "Clashes at home"}


@unless_short
def said(brief):
    """Warnings and declarations, then what followed, each with its speaker."""
    rows = brief.view.rows("statements")
    if not rows:
        return f"We hold no report of a public statement on this scope, published by {day(brief.as_of)}."
    counts = []
    for title, keys in _groups(rows).items():
        counts.append(
            f"{brief.claims.count('statements', keys, title)} {title if len(keys) != 1 else title.replace('statements', 'statement')}"
        )
    lines = [sentence(f"The record holds {listed(counts)}"), ""]
    told, rest = foremost(sorted(rows.items(), key=_dated), brief.since, MOST)
    lines += [f"- {_told(brief, k, r)}" for k, r in told]
    return "\n".join([*lines, "", left_out(brief, "statements", rest, "statement")])


def _dated(pair):
    return pair[1]["date_start"] or pair[1]["known"], pair[0]


def _groups(rows):
    groups = {
        "official statements of warning": [
            k for k, r in rows.items() if (r["side"], r["stance"]) == ("official", "warning")
        ],
        "militant statements of intent": [
            k for k, r in rows.items() if (r["side"], r["stance"]) == ("militant", "intent")
        ],
    }
    named = {k for keys in groups.values() for k in keys}
    groups["other statements"] = [k for k in rows if k not in named]
    return {title: keys for title, keys in groups.items() if keys}


def _told(brief, key, row):
    office = f", {own(brief, 'statements', key, 'position')}" if row["position"] else ""
    return f"{capital(when(row))}: {own(brief, 'statements', key, 'speaker')}{office} ({STANCES[row['stance']]}). {own(brief, 'statements', key, 'gist')}. {cited(brief, 'statements', key)}"


@unless_short
def figure(brief):
    """Said above, done below, on one time axis; None without a dated statement."""
    statements = {
        k: r for k, r in brief.view.rows("statements").items() if r["date_start"] and (r["side"], r["stance"]) in LANES
    }
    found = [e for e in events(brief.view) if e.home and e.row["date_start"] and e.row["kind"] in DONE]
    if not statements:
        return None
    lanes = list(dict.fromkeys([*LANES.values(), *DONE.values()]))
    rows, body = [], []
    for k, r in statements.items():
        lane = LANES[(r["side"], r["stance"])]
        rows.append(_point(brief, "said", lanes, lane, f"statements/{k}", r, r["speaker"], r))
    for e in found:
        best = e.accounts[0][1] if e.accounts else None
        rows.append(
            _point(brief, "done", lanes, DONE[e.row["kind"]], f"incidents/{e.key}", e.row, e.row["title"], best)
        )
    for k, r in foremost(sorted(statements.items(), key=_dated), brief.since, LISTED)[0]:
        body.append(
            [
                f"[{k}](#r-statements-{k})",
                LANES[(r["side"], r["stance"])],
                own(brief, "statements", k, "speaker"),
                when(r),
            ]
        )
    for k, r in foremost(((e.key, e.row) for e in found), brief.since, LISTED)[0]:
        body.append([f"[{k}](#r-incidents-{k})", DONE[r["kind"]], own(brief, "incidents", k, "title"), when(r)])
    told = brief.claims.count("statements", statements, "dated warnings, denials and declarations")
    acts = [e.key for e in found]
    done = brief.claims.count("incidents", acts, "dated attacks, plots and clashes at home")
    more = {1: "More is said than done", 0: "As much is done as said", -1: "More is done than said"}
    verdict = more[(len(statements) > len(acts)) - (len(statements) < len(acts))]
    title = sentence(
        f"{verdict}: {told} dated {plural('statement', len(statements))} of warning, denial or intent, against {done} {'attack, plot or clash' if len(acts) == 1 else 'attacks, plots and clashes'} at home"
    )
    alt = plain(title + " " + "; ".join(f"{b[3]}, {b[1]}: {b[2]}" for b in body))
    frame = pd.DataFrame(rows, dtype=object)
    unit = period(frame)
    drawn = f"a column is as high as their number in the {unit} in which their date begins" if unit else MARKS
    return Figure(
        "fig-said-done",
        title,
        f"Statements (above the years) and deeds in the region (below), as known on {day(brief.as_of)}; {drawn}.",
        alt,
        both(draw, frame, as_of=brief.as_of),
        table(["Row", "Lane", "Who or what", "When"], body, [2, 5, 10, 5]),
    )


def _point(brief, side, lanes, lane, row, cells, title, told):
    """One mark of the figure; `told` is the row whose source and grade the tooltip names, or None."""
    return {
        "row": row,
        "lane": lane,
        "lane_order": lanes.index(lane),
        "side": side,
        "title": title,
        "date_start": cells["date_start"],
        "date_end": cells["date_end"],
        "when": when(cells),
        "label": title,
        "source_label": short_source(brief, told["source"]) if told else "no account held",
        "grade": grade_of(brief, told) if told else "none",
    }


@unless_short
def views(brief):
    """Judgements that others published, each in a line."""
    rows = brief.view.rows("assessments")
    if not rows:
        return f"We hold no published assessment of the question by {day(brief.as_of)}."
    words = brief.view.record.package.tables["assessments"].fields["view"].labels
    lines = ["What others judged:", ""]
    voices = {}
    told, rest = foremost(rows.items(), brief.since, VIEWS)
    for k, r in told:
        voices.setdefault((r["author"], r["view"]), []).append(k)
    lines += [
        f"- {capital(own(brief, 'assessments', keys[0], 'author'))} ({words[view]}): {in_sentences(brief, 'assessments', keys, 'gist')}"
        for (_, view), keys in voices.items()
    ]
    return "\n".join([*lines, "", left_out(brief, "assessments", rest, "published assessment")])
