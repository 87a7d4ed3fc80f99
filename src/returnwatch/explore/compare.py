"""Two days side by side: what was known on each, what is new, and what changed."""

from dataclasses import dataclass

import pandas as pd

from returnwatch.analysis import indicators
from returnwatch.analysis.grades import GRADED
from returnwatch.analysis.judgement import latest
from returnwatch.analysis.populations import populations
from returnwatch.errors import UsageError
from returnwatch.explore.look import look
from returnwatch.explore.opened import newest_day, opened, view_of
from returnwatch.explore.say import figure, what
from returnwatch.explore.select import select
from returnwatch.knowledge.scope import resolve
from returnwatch.prose.words import day


@dataclass(frozen=True)
class Comparison:
    """What two days knew of one scope.

    Attributes:
        counts: Rows known on each day: a DataFrame, a table each, with a column a day and `new`.
        changed: What reads otherwise: a DataFrame of `about` (figure, judgement, sign), `of`, and a column a day.
        new: The rows that became known in between: a selection, see `select`.
    """

    counts: object
    changed: object
    new: object

    def _repr_html_(self):
        parts = (
            ("Rows known", look(self.counts.rename_axis("table"))),
            ("What reads otherwise", look(self.changed)),
            ("New rows", look(self.new, "what", "figure", "when", "grade", "source_label", rows=25)),
        )
        return "".join(f"<h4>{title}</h4>{shown._repr_html_()}" for title, shown in parts)


def compare(scope="TJ", earlier="2014-12-31", later="", data="data"):
    """Set what was known of a scope on two days side by side.

    Args:
        scope: central-asia, a country (KZ, KG, TJ, UZ, TM, CN) or the id of a current group.
        earlier, later: ISO days, each included; '' for all that the record knows.
        data: Path of the record.

    Returns:
        A `Comparison`; a notebook shows its three tables.

    Raises:
        UsageError: If a scope or day means nothing, or `earlier` isn't before `later`.
        RecordError: If the record can't be read.

    Example:
        >>> both = compare("TJ", "2014-12-31", "2021-08-31")
        >>> both.counts.columns.tolist()
        ['31 December 2014', '31 August 2021', 'new']
        >>> bool((both.counts["new"] >= 0).all())
        True
    """
    later = later or newest_day(opened(data)).isoformat()
    if earlier >= later:
        raise UsageError(f"earlier: {earlier} is not before later {later}")
    before, after = view_of(scope, earlier, data), view_of(scope, later, data)
    days = [day(v.as_of) for v in (before, after)]
    known = {table: [len(v[table]) for v in (before, after)] for table in (*GRADED, "incidents", "disputes")}
    counts = pd.DataFrame.from_dict(known, orient="index", columns=days)
    counts["new"] = counts[days[1]] - counts[days[0]]
    lines = [*_figures(before, after), *_judged(before, after, scope), *_signs(before, after)]
    changed = pd.DataFrame(lines, columns=["about", "of", *days], dtype=object)
    rows = select(scope, as_of=later, data=data)
    new = rows[[known > before.as_of for known in rows["known"]]]
    new.attrs = dict(rows.attrs)
    return Comparison(counts, changed, new)


def _figures(before, after):
    """The newest figure of each group or nationality, where it isn't the one that it was."""
    then, now = ({p.identity: p for p in populations(v)} for v in (before, after))
    for identity, population in now.items():
        shown = [_newest(then.get(identity)), _newest(population)]
        if shown[0] != shown[1]:
            yield "figure", what(after.record, "estimates", population.rows[-1][1]), *shown


def _newest(population):
    if population is None:
        return "none held"
    return "; ".join(dict.fromkeys(f"{figure(r) or 'no number'} ({k})" for k, r in population.latest))


def _judged(before, after, scope):
    subject = resolve(after.record, scope)
    then, now = ({j.row["hypothesis"]: j for j in latest(v, subject)} for v in (before, after))
    for key in sorted({*then, *now}):
        pair = (then.get(key), now.get(key))
        shown = [f"{j.row['likelihood']}%, {j.term.words}" if j else "no judgement" for j in pair]
        if shown[0] != shown[1]:
            yield "judgement", after.row("hypotheses", key)["statement"], *shown


def _signs(before, after):
    then = {s.key: s for s in indicators.states(before)}
    for state in indicators.states(after, before):
        if len(then[state.key].keys) != len(state.keys):
            numbers = [f"{len(then[state.key].keys)} in twelve months", f"{len(state.keys)}: {state.change}"]
            yield "sign", state.row["definition"], *numbers
