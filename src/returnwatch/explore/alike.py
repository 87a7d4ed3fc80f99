"""Rows that may tell what a new row tells: the same event in other words, the same figure from the same voice."""

from datetime import timedelta
from difflib import SequenceMatcher

import pandas as pd

from returnwatch.explore.opened import opened
from returnwatch.explore.places import countries_with
from returnwatch.explore.say import figure, what
from returnwatch.record.record import READERS

# Days by which two reports of one event differ at most, and how alike two texts in other words are, from 0 to 1.
DAYS, WORDING = 3, 0.62
# Columns that say of whom or what a figure is.
SAME = {
    "estimates": ("group", "origin", "theatre", "measure"),
    "returns": ("country", "returned_from", "manner"),
    "flows": ("kind", "direction", "from_place", "to_place"),
}
NUMBERS = ("low", "best", "high", "deaths_low", "deaths_best", "deaths_high")
TEXTS = {"sources": "title", "statements": "gist", "observations": "gist", "assessments": "gist", "incidents": "title"}


def alike(table, cells, data="data"):
    """Rows of a table that a new row may repeat, and why.

    Args:
        table: Name of the table.
        cells: Cells of the new row as text; a cell that can't be read counts as blank.
        data: Path of the record.

    Returns:
        A DataFrame indexed by row (table/id), the likeliest first:
        `says`, `figure`, `why`. Empty where nothing is near.

    Raises:
        RecordError: If the record can't be read.

    Example:
        >>> cells = {"title": "Riot in a prison", "kind": "unrest", "place": "TJ"}
        >>> cells |= {"date_start": "2018-11-08", "date_end": "2018-11-08"}
        >>> alike("incidents", cells)["says"].tolist()
        ['Prison riot in Khujand']
        >>> cells = {"country": "TJ", "best": "84", "source_original": "tajik-authorities"}
        >>> alike("returns", cells).loc["returns/R013", "why"]
        'the same number from the same voice'
    """
    record = opened(data)
    new, found = typed(record, table, cells), []
    for key, row in record[table].to_dict("index").items():
        reasons = _RULES.get(table, _worded)(record, table, new, row) if key != cells.get("id") else []
        if reasons:
            says = what(record, table, row) if "credibility" in row else row.get("title") or row.get("name", "")
            found.append((-len(reasons), f"{table}/{key}", says, figure(row), "; ".join(reasons)))
    frame = pd.DataFrame(sorted(found), columns=["rank", "row", "says", "figure", "why"])
    return frame.drop(columns="rank").set_index("row")


def typed(record, table, cells):
    """Cells as the record has them; what can't be read counts as blank (None, '' or ())."""
    row = {}
    for name, field in record.package.tables[table].fields.items():
        blank = {"list": (), "string": ""}.get(field.type)
        try:
            row[name] = READERS[field.type](cells[name]) if cells.get(name) else blank
        except (ValueError, KeyError):
            row[name] = blank
    return row


def _roots(record, row):
    return {r for o in row["source_original"] for r in record.roots.get(o, {o})}


def _numbers(row):
    return {row[c] for c in NUMBERS if row.get(c) is not None}


def _near(a, b, days=DAYS):
    """Whether two stretches of days touch, or nearly do."""
    if not (a["date_start"] and a["date_end"] and b["date_start"] and b["date_end"]):
        return False
    room = timedelta(days=days)
    return a["date_start"] <= b["date_end"] + room and b["date_start"] <= a["date_end"] + room


def _figures(record, table, new, row):
    same_number = bool(_numbers(new) & _numbers(row))
    same_voice = bool(_roots(record, new) & _roots(record, row))
    given = [c for c in SAME[table] if new[c]]
    same_people = bool(given) and all(new[c] == row[c] for c in SAME[table])
    if same_number and same_voice:
        return ["the same number from the same voice", *(["of the same people"] if same_people else [])]
    if same_number and same_people:
        return ["the same number of the same people, on another's word"]
    if same_people and same_voice and _near(new, row, 45):
        return ["the same people, on the same word, at about the same time"]
    return []


def _incidents(record, table, new, row):
    if not (new["place"] and row["place"] and record.has("places", new["place"]) and _near(new, row)):
        return []
    here, there = (set(countries_with(record, p["place"])) for p in (new, row))
    if new["place"] != row["place"] and not here & there:
        return []
    reasons = ["the same place" if new["place"] == row["place"] else "the same country", f"within {DAYS} days"]
    return [*reasons, *(["the same kind"] if new["kind"] == row["kind"] else [])]


def _accounts(record, table, new, row):
    if new["incident"] != row["incident"]:
        return []
    reasons = ["the same incident in the same source"] if new["source"] == row["source"] else []
    return reasons + (["the same incident on the same word"] if _roots(record, new) & _roots(record, row) else [])


def _sources(record, table, new, row):
    if new["url"] and _address(new["url"]) == _address(row["url"]):
        return ["the same address"]
    same_day = new["published"] and new["published"] == row["published"]
    same_publisher = new["publisher"].casefold() == row["publisher"].casefold()
    if same_day and same_publisher:
        return ["the same publisher and day"]
    return ["the same title in other hands"] if _wording(new["title"], row["title"]) > 0.85 else []


def _address(url):
    return url.casefold().split("://")[-1].removeprefix("www.").split("#")[0].rstrip("/")


def _worded(record, table, new, row):
    column = TEXTS.get(table, "name")
    if column not in new or _wording(new[column], row[column]) < WORDING:
        return []
    return [f"{column} in nearly the same words"]


def _wording(a, b):
    """How alike two texts are, from 0 to 1, whatever the order of their words."""
    words = [" ".join(sorted(text.casefold().split())) for text in (a, b)]
    return SequenceMatcher(None, *words).ratio() if all(words) else 0.0


_RULES = {
    "estimates": _figures,
    "returns": _figures,
    "flows": _figures,
    "incidents": _incidents,
    "accounts": _accounts,
    "sources": _sources,
}
