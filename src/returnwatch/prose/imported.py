"""What imported sets add: deaths a year behind the incidents, and the record held against others' events."""

import pandas as pd

from returnwatch.analysis.crosscheck import cross_check, rows_in
from returnwatch.analysis.yearly import with_events, yearly
from returnwatch.charts.theme import both
from returnwatch.charts.yearly import yearly as draw
from returnwatch.claims import bounds, number
from returnwatch.figure import Figure, plain, table
from returnwatch.prose.quote import cell, name
from returnwatch.prose.short import unless_short
from returnwatch.prose.words import day, escape, listed, plural, sentence

# Of what a set's deaths are.
DEATHS = {"ucdp-ged": "organised violence", "ucdp-brd": "battle"}
# How many countries are told in words; the figure has them all.
TOLD = 3
BELOW = "It counts parties to violence only above a yearly threshold of deaths: no row in it is no sign of no event."


@unless_short
def deaths_a_year(brief):
    """Deaths a year by country behind the incidents: a sentence and a figure, or nothing where no set is known."""
    found = _yearly(brief)
    if found is None:
        return []
    known, what = found.known, DEATHS[found.known.set.kind.id]
    who, cited = cell(brief, "sources", known.source, "publisher"), brief.citations.cite(known.source)
    span = f"{found.first} to {found.last}" if found.first < found.last else str(found.first)
    if not found.places:
        return [f"**Deaths in {what} a year.** {who} has none for {span}{_of(brief)}. {cited} {BELOW}"]
    told = [_told(brief, found, p) for p in list(found.places)[:TOLD]]
    rest = " The figure has other countries too." if len(found.places) > TOLD else ""
    text = (
        f"**Deaths in {what} a year.** {who} counts for {span}{_of(brief)}, as its best estimate with the range in brackets: "
        f"{'; '.join(told)}. {cited}{rest} {BELOW}"
    )
    # One bar compares nothing.
    return [text, _figure(brief, found, what)] if sum(map(len, found.places.values())) > 1 else [text]


def _of(brief):
    """Whose deaths they are, where it isn't all of a country's."""
    return ", where this group took part" if brief.scope.kind == "group" else ""


def _yearly(brief):
    return yearly(brief.view.record, brief.scope, brief.as_of, brief.imported)


def _where(brief, places):
    return listed(name(brief, "places", p) for p in places) + (" together" if len(places) > 1 else "")


def _deaths(brief, found, places, year):
    where = listed(brief.view.row("places", p)["name"] for p in places) + (" together" if len(places) > 1 else "")
    says = f"deaths in {where} in {year}"
    return brief.claims.deaths(found.known.name, found.places[places][year], says)


def _told(brief, found, places):
    """'Tajikistan, most in 2010: 98 (93–244), last in 2011: 28 (21–30)'."""
    years = found.places[places]
    best = found.known.set.frame["best"]
    most = max(years, key=lambda y: (sum(best[k] for k in years[y]), -y))
    last = max(years)
    words = f"{_where(brief, places)}, most in {most}: {_deaths(brief, found, places, most)}"
    return words if most == last else f"{words}, last in {last}: {_deaths(brief, found, places, last)}"


def _figure(brief, found, what):
    (most, peak), (newest, last) = found.most(), found.newest()
    title = f"Most deaths in {what} in a year{_of(brief)}: {_where(brief, most)} in {peak}, {_deaths(brief, found, most, peak)}"
    if newest is None:
        title += f"; the latest counted are of {last}"
    elif (most, peak) != (newest, last):
        title += f"; the latest counted: {_where(brief, newest)} in {last}, {_deaths(brief, found, newest, last)}"
    title = sentence(title)
    known = found.known
    credit = f'<span class="own" data-row="imported/{known.name}" data-field="attribution">{escape(known.set.told("attribution"))}</span>'
    licence = known.set.resource["licenses"][0]["path"]
    subtitle = (
        f"Deaths in {what} a year by country{_of(brief) or ' where they happened'}, {found.first} to {found.last}, as known on {day(brief.as_of)}: bars are "
        "best estimates, thin lines their ranges. Each country has a scale of its own. No bar means below the yearly threshold, "
        f"not without deaths. Data: {credit} {brief.citations.cite(known.source)} ([licence](<{licence}>))."
    )
    years = sorted({y for some in found.places.values() for y in some})
    body = [
        [str(y), *(_deaths(brief, found, p, y) if y in some else "" for p, some in found.places.items())] for y in years
    ]
    heads = ["Year", *(f">{_where(brief, p)}" for p in found.places)]
    alt = plain(
        title
        + " "
        + "; ".join(
            f"{_where(brief, p)}: " + ", ".join(f"{_deaths(brief, found, p, y)} in {y}" for y in some)
            for p, some in found.places.items()
        )
    )
    return Figure(
        "fig-deaths",
        title,
        subtitle,
        alt,
        both(draw, _frame(brief, found), first=found.first, last=found.last),
        table(heads, body),
    )


def _frame(brief, found):
    rows, cells = [], found.known.set.row
    for places, years in found.places.items():
        for year, keys in years.items():
            best, least, most = (sum(cells(k)[c] for k in keys) for c in ("best", "at_least", "at_most"))
            ends = f" ({bounds(least, None, most)})" if least < most else ""
            rows.append(
                {
                    "set": found.known.name,
                    "place": ";".join(places),
                    "year": year,
                    "best": best,
                    "at_least": least,
                    "at_most": most,
                    "name": plain(_where(brief, places)),
                    "label": f"{number(best)}{ends} in {year}",
                }
            )
    return pd.DataFrame(rows, dtype=object)


def cross_checked(brief):
    """One line on what an imported set and the record have of one another; '' where no set is known."""
    known = with_events(brief.imported)
    if known is None:
        return ""
    check = cross_check(brief.view, brief.scope, known.set)
    who, cited = cell(brief, "sources", known.source, "publisher"), brief.citations.cite(known.source)
    matched = list(dict.fromkeys(check.both["event"]))
    rows = [*matched, *check.only_import["event"]]
    head = f"**Cross-check.** Held against {who} for {check.first.year} to {check.last.year}{_of(brief)}"
    if not rows:
        return f"{head}, which has no row in this scope: {_missing(brief, check)}. {cited} {BELOW}"
    unit = "event" if known.set.kind.unit == "event" else "row on a conflict in a year"
    units = unit if len(rows) == 1 else unit.replace("event", "events").replace("row", "rows", 1)
    how = "paired by date, place and group" if known.set.kind.unit == "event" else "paired by country and year alone"
    count = brief.claims.count(known.name, rows, f"{unit.split()[0]}s of the imported set in this scope")
    both = brief.claims.count(
        known.name, matched, f"{unit.split()[0]}s of the imported set that the record has too", zero="none"
    )
    return f"{head}, the record has {both} of its {count} {units} ({how}); {_missing(brief, check)}. {cited} {BELOW}"


def _missing(brief, check):
    number_ = len(check.counted)
    count = brief.claims.count(
        "incidents", check.counted, "incidents that the imported set lacks and by its kinds could have", zero="none"
    )
    return f"of our incidents of kinds that it counts, {count} {plural('is', number_ or 2)} not in it"


def slices(brief):
    """SHA-256 of the rows of each imported set that the brief can use in its scope, as a dict by the set's name."""
    used = {}
    found, events = _yearly(brief), with_events(brief.imported)
    for known in {k.name: k for k in (found.known if found else None, events) if k}.values():
        keys = rows_in(brief.view.record, brief.scope, known.set, last=brief.as_of)
        used[known.name] = known.set.hash(keys)
    return used
