"""The figure of how many are out there: ranges, and the history behind them."""

import pandas as pd

from returnwatch.analysis.populations import figures_of, identity_of, populations
from returnwatch.charts.estimates import MEASURES
from returnwatch.charts.estimates import estimates as draw
from returnwatch.charts.theme import both
from returnwatch.figure import Figure, plain, table
from returnwatch.prose.abroad import told
from returnwatch.prose.population import people, quantity, who
from returnwatch.prose.quote import cited, name
from returnwatch.prose.short import unless_short
from returnwatch.prose.source import grade_of, short_source
from returnwatch.prose.words import day, listed, sentence, when
from returnwatch.record.record import records

# How many figures of a population are drawn, the newest ones; and the cells that the drawing takes as they stand.
HISTORY = 3
CELLS = ("measure", "counts", "low", "best", "high", "qualifier", "date_start", "date_end", "known")


@unless_short
def figure(brief):
    """The figure of ranges with their history; None where no row has a number."""
    frame = _frame(brief)
    if frame.empty:
        return None
    newest = frame[frame["latest"]]
    title = _change(brief, frame) or _finding(brief, newest)
    subtitle = (
        f"Published figures, as known on {day(brief.as_of)}; bars are ranges, triangles point on from a bound, "
        "older figures are lighter. Each kind of count has a scale of its own."
    )
    said = listed(f"{r['line']}: {r['label']}" for _, r in newest.iterrows())
    return Figure(
        "fig-estimates",
        title,
        subtitle,
        f"Latest published figures. {said}.",
        both(draw, frame, as_of=brief.as_of),
        _table(brief, frame),
    )


def _change(brief, frame):
    """From which figure to which the population went that has the longest history; '' where none has one."""
    best = ""
    longest = 0
    for _, lines in frame.groupby(["line", "measure", "counts"], sort=False):
        then, now = lines.iloc[0], lines.iloc[-1]
        if lines["latest"].sum() != 1 or not now["latest"] or _year(then) == _year(now) or len(lines) <= longest:
            continue
        longest = len(lines)
        first, last = (_marked(brief, r) for r in (then, now))
        row = brief.view.row("estimates", now["row"].split("/")[1])
        of = who(brief, identity_of(row))
        best = sentence(
            f"Published figures of {of}, {MEASURES[now['measure']]}, went from {first} in {_year(then)} to {last} in {_year(now)}"
        )
    return best


def _marked(brief, r):
    key = r["row"].split("/")[1]
    return quantity(brief, "estimates", key, brief.view.row("estimates", key))


def _year(r):
    return (r["date_end"] or r["known"]).year


def _finding(brief, newest):
    """The largest of the latest figures, among those that count the same: fighters there at the time where there are any."""
    first = newest[(newest["measure"] == "present") & (newest["counts"] == "fighters")]
    if first.empty:
        first = newest[
            (newest["measure"] == newest["measure"].iloc[0]) & (newest["counts"] == newest["counts"].iloc[0])
        ]
    top = first.assign(top=first[["low", "best", "high"]].max(axis=1)).sort_values("top", kind="stable").iloc[-1]
    key = top["row"].split("/")[1]
    row = brief.view.row("estimates", key)
    of = who(brief, identity_of(row))
    figure = quantity(brief, "estimates", key, row)
    if len([p for p in populations(brief.view) if figures_of(p)]) == 1:
        return sentence(f"A number is published for this population only: {of}, {MEASURES[row['measure']]}, {figure}")
    return sentence(
        f"Of the latest figures drawn here, the largest of {people(row['counts'])} {MEASURES[row['measure']]} is for {of}: {figure}"
    )


def _comparable(drawn):
    """The figures of those kinds of count in which there is something to see: several, or a range. All where none has.

    A number that stands alone on a scale of its own shows nothing that the text doesn't say.
    """
    kinds = {}
    for p, _, r in drawn:
        kinds.setdefault(p.identity[3:], []).append(r)
    kept = {kind for kind, rows in kinds.items() if len(rows) > 1 or None not in (rows[0]["low"], rows[0]["high"])}
    return [one for one in drawn if one[0].identity[3:] in (kept or kinds)]


def _frame(brief):
    drawn = [(p, k, r) for p in told(brief)[0] for k, r in p.rows[-max(HISTORY, len(p.latest)) :]]
    drawn = _comparable([one for one in drawn if any(one[2][c] is not None for c in ("low", "best", "high"))])
    rows = [
        {
            "row": f"estimates/{k}",
            "group_name": plain(name(brief, "groups", r["group"], True)),
            "origin_name": plain(name(brief, "places", r["origin"])),
            "theatre_name": plain(name(brief, "places", r["theatre"])),
            **{c: r[c] for c in CELLS},
            "source_label": short_source(brief, r["source"]),
            "grade": grade_of(brief, r),
            "latest": k in {key for key, _ in p.latest},
            "label": plain(quantity(brief, "estimates", k, r)),
            "line": plain(who(brief, p.identity)),
        }
        for p, k, r in drawn
    ]
    return pd.DataFrame(rows, dtype=object)


def _table(brief, frame):
    header = ["Row", "Population", "Measure", ">Figure", "Dated", "Grade", "Source"]
    rows = []
    for r in records(frame):
        key = r["row"].split("/")[1]
        row = brief.view.row("estimates", key)
        rows.append(
            [
                f"[{key}](#r-estimates-{key})",
                who(brief, identity_of(row)),
                MEASURES[row["measure"]],
                quantity(brief, "estimates", key, row),
                when(row),
                brief.claims.grade("estimates", key),
                cited(brief, "estimates", key),
            ]
        )
    return table(header, rows)
