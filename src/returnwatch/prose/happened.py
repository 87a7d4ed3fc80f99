"""What happened: incidents in order, each with what its sources, taken together, allow."""

import json

import pandas as pd

from returnwatch.analysis.events import SHOWN, events
from returnwatch.analysis.foremost import some_first
from returnwatch.charts.map import incidents_map
from returnwatch.charts.theme import both
from returnwatch.charts.timeline import period, timeline
from returnwatch.claims import bounds
from returnwatch.figure import Figure, joined, plain, table
from returnwatch.prose.quote import cited, left_out, name, own
from returnwatch.prose.short import unless_short
from returnwatch.prose.source import grade_of, short_source
from returnwatch.prose.words import day, listed, plural, sentence, when

KINDS = {
    "attack": "attack",
    "plot": "plot",
    "raid": "raid",
    "clash": "clash",
    "accident": "accident",
    "court": "verdict",
    "leader-killed": "death of a leader",
    "unrest": "unrest",
}
PLURALS = {"death of a leader": "deaths of leaders", "unrest": "cases of unrest"}
BASIS = {
    "claimed": "claimed by",
    "blamed": "blamed on",
    "court": "by a court’s finding,",
    "disputed": "attributed, in dispute, to",
    "denied": "denied by",
    "none": "",
}


# What the timeline plots: each incident, or in a full record a column a period.
MARKS = "date, as known on {1}; a bar is a date known as a range, a hollow mark is abroad."
COLUMNS = "{0}, as known on {1}; a column is as high as their number, its hollow part abroad; each counts in the {0} in which its date begins."
# How many incidents are told one by one, and how many stand in the table behind a figure.
HOME, ABROAD, LISTED = 8, 3, 14


def deaths(brief, event):
    """'14–23 dead', with 'all dead counted' left to the method; 'no toll held' where no account has a number."""
    if event.deaths in (None, (0, 0)):
        return _drawn(event)
    keys = [k for k, _ in event.counted]
    return _dead(event, brief.claims.span("accounts", keys, f"dead in {event.key}, over its accounts", "deaths_"))


def _dead(event, figure):
    only_low = all(r["deaths_best"] is None and r["deaths_high"] is None for _, r in event.counted)
    if only_low and event.deaths[0] != event.deaths[1]:
        return f"{figure} dead or more"
    return f"{'at least ' if only_low else ''}{figure} dead"


def _drawn(event):
    """The same as `deaths` in a chart, whose numbers the audit holds against their rows."""
    if event.deaths is None:
        return "no toll held"
    return _dead(event, bounds(event.deaths[0], None, event.deaths[1])) if event.deaths[1] else "nobody killed"


@unless_short
def happened(brief):
    """How many incidents by kind, then those at home one line each, then those abroad."""
    found = events(brief.view)
    if not found:
        return f"We hold no report of an incident in this scope by {day(brief.as_of)}."
    kinds = {}
    for e in found:
        kinds.setdefault(e.row["kind"], []).append(e)
    counts = listed(
        f"{brief.claims.count('incidents', [e.key for e in some], f'incidents of kind {kind}', {'kind': kind})} {KINDS[kind] if len(some) == 1 and kind != 'unrest' else _many(kind, len(some))}"
        for kind, some in kinds.items()
    )
    lines = [
        f"The record holds {counts}. A raid by the state is not counted as an attack, nor an accident as a plot. Tolls count all dead, attackers included, from the lowest to the highest that a source gives."
    ]
    for title, some, most in (
        ("At home", [e for e in found if e.home], HOME),
        ("Abroad", [e for e in found if not e.home], ABROAD),
    ):
        told, rest = _told(brief, some, most)
        if told:
            lines += ["", f"**{title}.**", "", *(f"- {_line(brief, e)}" for e in told)]
        if rest:
            left = left_out(brief, "incidents", [(e.key, e.row) for e in rest], "incident")
            lines += ["", f"{left} The figures have all that have a date."]
    return "\n".join(lines)


def _told(brief, found, most):
    """Events to tell one by one, and the rest; those tied to returnees always come first."""
    tied = {e.key for e in found if e.links & {*SHOWN, "state-only"}}
    rows = [(e.key, e.row) for e in found]
    kept = dict(some_first(rows, brief.since, most, (lambda kr: kr[0] in tied, most // 3))[0])
    return [e for e in found if e.key in kept], [e for e in found if e.key not in kept]


def _many(kind, number):
    noun = KINDS[kind]
    return "case of unrest" if kind == "unrest" and number == 1 else PLURALS.get(noun, plural(noun, number))


def _line(brief, event):
    words = (
        f", {own(brief, 'incidents', event.key, 'date_words')} in the source"
        if event.row["date_words"] and not event.row["date_start"]
        else ""
    )
    said = _attributions(brief, event)
    sources = " ".join(dict.fromkeys(cited(brief, "accounts", k) for k, _ in event.accounts))
    body = f"{when(event.row)}{words}: {own(brief, 'incidents', event.key, 'title')} ({_kind(event)}; {deaths(brief, event)})"
    return f"{sentence(body + (f'; {said}' if said else ''))} {sources}".rstrip()


def _kind(event):
    return KINDS[event.row["kind"]]


def _attributions(brief, event):
    said = {}
    for _, r in event.accounts:
        if r["group"] and BASIS[r["attribution"]]:
            said.setdefault((r["attribution"], r["group"]), None)
    return "; ".join(
        f"{BASIS[basis]} {listed(name(brief, 'groups', g, True) for g in groups)}" for basis, groups in said
    )


def _frame(brief, found):
    rows = []
    for e in found:
        place = brief.view.row("places", e.row["place"])
        accounts = [r for _, r in e.accounts]
        best = accounts[0] if accounts else None
        rows.append(
            {
                "row": f"incidents/{e.key}",
                "rows": joined(f"accounts/{k}" for k, _ in e.counted),
                "operation": "span",
                "title": e.row["title"],
                "short": e.row["title"],
                "kind": e.row["kind"],
                "place_name": place["name"],
                "date_start": e.row["date_start"],
                "date_end": e.row["date_end"],
                "when": when(e.row),
                "deaths_low": e.deaths[0] if e.deaths else None,
                "deaths_best": None,
                "deaths_high": e.deaths[1] if e.deaths else None,
                "label": _drawn(e),
                "abroad": not e.home,
                "latitude": place["latitude"],
                "longitude": place["longitude"],
                "where_prec": place["where_prec"],
                "country": place["country"] or e.row["place"],
                "source_label": short_source(brief, best["source"]) if best else "no account held",
                "grade": grade_of(brief, best) if best else "none",
            }
        )
    return pd.DataFrame(rows, dtype=object)


@unless_short
def timeline_figure(brief):
    """Incidents by kind on a time axis, and their tolls as ranges; None without a dated incident."""
    found = [e for e in events(brief.view) if e.row["date_start"]]
    if not found:
        return None
    listed_ = _told(brief, found, LISTED)[0]
    worst = max((e for e in found if e.deaths), key=lambda e: e.deaths[1], default=None)
    attacks = [e for e in found if e.row["kind"] == "attack" and e.home]
    total = brief.claims.count("incidents", [e.key for e in found], "dated incidents")
    told = brief.claims.count(
        "incidents", [e.key for e in attacks], "dated attacks at home", {"kind": "attack"}, zero="none"
    )
    title = sentence(
        f"Of {total} dated {plural('incident', len(found))}, {told} {plural('was', len(attacks) or 2)} {'an attack' if len(attacks) == 1 else 'attacks'} at home"
        + (
            f"; the highest toll held: {own(brief, 'incidents', worst.key, 'title')}, {deaths(brief, worst)}"
            if worst
            else ""
        )
    )
    frame = _frame(brief, found)
    subtitle = f"Incidents by kind and {COLUMNS if (unit := period(frame)) else MARKS}".format(unit, day(brief.as_of))
    alt = plain(
        title
        + " "
        + "; ".join(f"{when(e.row)}, {own(brief, 'incidents', e.key, 'title')}, {deaths(brief, e)}" for e in listed_)
    )
    return Figure(
        "fig-timeline",
        title,
        subtitle,
        alt,
        both(timeline, frame, as_of=brief.as_of),
        _table(brief, listed_),
    )


@unless_short
def map_figure(brief):
    """Incidents at home on a map of the region; None where none of them has a place that can be drawn."""
    found = [e for e in events(brief.view) if e.home]
    if all(brief.view.row("places", e.row["place"])["latitude"] is None for e in found):
        return None
    path = brief.view.record.package.folder / "boundaries.json"
    countries = {}
    for e in found:
        place = brief.view.row("places", e.row["place"])
        countries.setdefault(place["country"] or e.row["place"], []).append(e.key)
    most = max(countries.values(), key=len)
    where = [c for c, keys in countries.items() if len(keys) == len(most)]
    total = brief.claims.count("incidents", [e.key for e in found], "incidents at home")
    if len(countries) > len(where):
        count = brief.claims.count("incidents", most, "incidents in the country with most")
        first = listed(name(brief, "places", c) for c in where)
        each = " each" if len(where) > 1 else ""
        title = sentence(
            f"{first} {plural('has', len(where))} the most recorded incidents at home, {count}{each} of {total}"
        )
    else:
        in_ = listed(name(brief, "places", c) for c in countries)
        title = sentence(f"{total} recorded {plural('incident', len(found))} at home: {in_}")
    alt = plain(
        title
        + " "
        + "; ".join(
            f"{name(brief, 'places', e.row['place'])}: {own(brief, 'incidents', e.key, 'title')}, {when(e.row)}"
            for e in _told(brief, found, LISTED)[0]
        )
    )
    off = [c for c in countries if brief.view.row("places", c)["kind"] != "country"]
    missing = f" Not on it: {listed(name(brief, 'places', c) for c in off)}." if off else ""
    subtitle = (
        f"Incidents at home by place, as known on {day(brief.as_of)}; a hollow circle has "
        f"no attack among them.{missing} "
        "Boundaries: Natural Earth; they imply no opinion."
    )
    charts = both(incidents_map, _frame(brief, found), json.loads(path.read_text("utf-8")), as_of=brief.as_of)
    return Figure("fig-map", title, subtitle, alt, charts, _table(brief, _told(brief, found, LISTED)[0]))


def _table(brief, found):
    body = [
        [
            f"[{e.key}](#r-incidents-{e.key})",
            own(brief, "incidents", e.key, "title"),
            _kind(e),
            name(brief, "places", e.row["place"]),
            when(e.row),
            deaths(brief, e),
        ]
        for e in found
    ]
    return table(["Row", "What", "Kind", "Where", "When", ">Dead"], body, [2, 8, 3, 4, 4, 4])
