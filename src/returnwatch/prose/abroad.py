"""How many are out there: the latest range of each group and nationality, and the history behind it."""

import pandas as pd

from returnwatch.analysis.foremost import foremost
from returnwatch.analysis.populations import populations, ruled_against
from returnwatch.charts.estimates import MEASURES
from returnwatch.charts.estimates import estimates as draw
from returnwatch.figure import Figure, plain, table
from returnwatch.prose.quote import cited, left_out, name, own, said_by
from returnwatch.prose.source import grade_of, short_source
from returnwatch.prose.words import day, listed, plural, sentence, when

# How many populations are told one by one, and how many figures of each are drawn.
POPULATIONS, HISTORY = 8, 3
PEOPLE = {"mixed": "people (fighters with others)"}


def who(brief, identity):
    """The population in words: TIP fighters, in the Afghan-Pakistani border region."""
    group, origin, theatre, _, counts = identity
    people = PEOPLE.get(counts, counts)
    subject = f"{name(brief, 'groups', group, short=True)} {people}" if group else people
    of = f" from {name(brief, 'places', origin)}" if origin else ""
    where = f", in {name(brief, 'places', theatre)}" if theatre else ""
    return f"{subject}{of}{where}"


def quantity(brief, tab, key, row):
    """A row's figure with its qualifier: 'approximately 300–500', 'several thousand'."""
    figure = brief.claims.bounds(tab, key)
    words = own(brief, tab, key, "qualifier") if row.get("qualifier") else ""
    return " ".join(part for part in (words, figure) if part)


def told(brief):
    """Populations to tell one by one, and how many figures are left out.

    A current group or a nationality is told by the population that has its newest figure; then other groups and areas
    are; then whatever else there is room for. Among each of these, what is new to the reader comes first.
    """
    found = populations(brief.view)
    newest = {}
    for p in sorted(found, key=lambda p: (p.day, p.identity[3] == "present", bool(_figures(p))), reverse=True):
        newest.setdefault(p.identity[0] or p.identity[1], p.identity)
    kept = set()
    for rank in (
        [p for p in found if p.identity in newest.values() and _is_asked_for(brief, p)],
        [p for p in found if p.identity in newest.values()],
        found,
    ):
        rows = (p.rows[-1] for p in rank if p.rows[-1][0] not in kept)
        kept |= {k for k, _ in foremost(rows, brief.since, POPULATIONS - len(kept))[0]}
    shown = [p for p in found if p.rows[-1][0] in kept]
    return shown, [p.rows[-1] for p in found if p.rows[-1][0] not in kept]


def _is_asked_for(brief, population):
    """Whether it is of a current group or of one nationality: what the question is about."""
    group, origin, *_ = population.identity
    return brief.view.row("groups", group)["role"] == "current" if group else bool(origin)


def _figures(population):
    return [row[c] for _, row in population.latest for c in ("low", "best", "high") if row[c] is not None]


def abroad(brief):
    """One line a population: what is counted, by whom, how sure; then how many more the record has."""
    found = populations(brief.view)
    if not found:
        return f"We hold no report of how many are out there, published by {day(brief.as_of)}, for this scope."
    lines = [
        f"The record holds {brief.claims.count('estimates', brief.view['estimates'].index, 'published figures of how many are out there')} published "
        f"{plural('figure', len(brief.view['estimates']))} for {_number(brief, found)}. Figures of different measure, or that count different people, are neither added nor drawn on a shared axis.",
        "",
    ]
    shown, rest = told(brief)
    _note_rejected(brief, shown)
    rows = [f"- {_line(brief, p, same)}" for p in shown for same in _alike(p.latest)]
    more = left_out(brief, "estimates", rest, "population with older figures", "populations with older figures")
    return "\n".join([*lines, *rows, "", more])


def _alike(latest):
    """The latest figures of a population, those of one source and voice together."""
    found = {}
    for key, row in latest:
        found.setdefault((row["source"], row["source_original"], row["credibility"]), []).append((key, row))
    return found.values()


def _line(brief, population, same):
    """One population: figures of one source and voice side by side, never as a range over them."""
    key, row = same[0]
    figures = " or ".join(quantity(brief, "estimates", k, r) for k, r in same)
    dated = when(row) if row["date_start"] else f"printed by {day(row['known'])}"
    of = f"{who(brief, population.identity)}, {MEASURES[population.identity[3]]}"
    return (
        sentence(
            f"{of}: **{figures}** ({dated}; grade {brief.claims.grade('estimates', key)}), on the word of {said_by(brief, row)}"
        )
        + f" {cited(brief, 'estimates', key)}"
    )


def _note_rejected(brief, shown):
    """Figures of the groups and nationalities told here that a dispute rules against stand in the annex, with the ruling."""
    whose = {p.identity[:2] for p in shown}
    for key in ruled_against(brief.view, "estimates") & set(brief.view["estimates"].index):
        row = brief.view.row("estimates", key)
        if (row["group"], row["origin"]) in whose:
            brief.use("estimates", key)


def _number(brief, found):
    keys = [k for p in found for k, _ in p.latest[:1]]
    return f"{brief.claims.count('estimates', keys, 'populations with a figure (a row for each)')} {plural('population', len(found))}"


def figure(brief):
    """The figure of ranges with their history; None where no row has a number."""
    frame = _frame(brief)
    if frame.empty:
        return None
    frame = _comparable(frame)
    newest = frame[frame["latest"]]
    title = _change(brief, frame) or _finding(brief, newest)
    subtitle = (
        f"Published figures by population, as known on {day(brief.as_of)}; bars run from the lowest to the highest, "
        "triangles point on from a figure that is only a bound, older figures are lighter. "
        "Each kind of count has a scale of its own."
    )
    said = listed(f"{r['line']}: {r['label']}" for _, r in newest.iterrows())
    return Figure(
        "fig-estimates",
        title,
        subtitle,
        f"Latest published figures. {said}.",
        draw(frame, as_of=brief.as_of),
        _table(brief, frame),
    )


def _comparable(frame):
    """The kinds of count in which there is something to see: several figures, or a range. All of them if none has.

    A number that stands alone on a scale of its own shows nothing that the text doesn't say.
    """
    ranged = frame["low"].notna() & frame["high"].notna()
    kinds = pd.Series(list(zip(frame["measure"], frame["counts"])), index=frame.index)
    several = kinds.map(kinds.value_counts()) > 1
    kept = frame[kinds.isin(set(kinds[several | ranged]))]
    return frame if kept.empty else kept


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
        of = who(brief, tuple(row[c] for c in ("group", "origin", "theatre", "measure", "counts")))
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
    of = who(brief, tuple(row[c] for c in ("group", "origin", "theatre", "measure", "counts")))
    figure = quantity(brief, "estimates", key, row)
    if len(newest) == 1:
        return sentence(f"A number is published for this population only: {of}, {MEASURES[row['measure']]}, {figure}")
    people = PEOPLE.get(row["counts"], row["counts"])
    return sentence(f"The largest of the latest figures of {people} {MEASURES[row['measure']]} is for {of}: {figure}")


def _frame(brief):
    rows = []
    for p in told(brief)[0]:
        latest = {k for k, _ in p.latest}
        for k, r in p.rows[-max(HISTORY, len(latest)) :]:
            if all(r[c] is None for c in ("low", "best", "high")):
                continue
            rows.append(
                {
                    "row": f"estimates/{k}",
                    "group_name": plain(name(brief, "groups", r["group"], True)),
                    "origin_name": plain(name(brief, "places", r["origin"])),
                    "theatre_name": plain(name(brief, "places", r["theatre"])),
                    "measure": r["measure"],
                    "counts": r["counts"],
                    "low": r["low"],
                    "best": r["best"],
                    "high": r["high"],
                    "qualifier": r["qualifier"],
                    "date_start": r["date_start"],
                    "date_end": r["date_end"],
                    "known": r["known"],
                    "source_label": short_source(brief, r["source"]),
                    "grade": grade_of(brief, r),
                    "latest": k in latest,
                    "label": plain(quantity(brief, "estimates", k, r)),
                    "line": plain(who(brief, p.identity)),
                }
            )
    return pd.DataFrame(rows, dtype=object)


def _table(brief, frame):
    header = ["Row", "Population", "Measure", ">Figure", "Dated", "Grade", "Source"]
    rows = []
    for r in frame.to_dict("records"):
        key = r["row"].split("/")[1]
        row = brief.view.row("estimates", key)
        rows.append(
            [
                f"[{key}](#r-estimates-{key})",
                who(brief, tuple(row[c] for c in ("group", "origin", "theatre", "measure", "counts"))),
                MEASURES[row["measure"]],
                quantity(brief, "estimates", key, row),
                when(row),
                brief.claims.grade("estimates", key),
                cited(brief, "estimates", key),
            ]
        )
    return table(header, rows)
