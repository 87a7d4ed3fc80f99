"""English for numbers, dates and lists: right for none, one and many."""

import calendar

from returnwatch.record.dates import MONTHS
from returnwatch.record.dates import in_words as day

IRREGULAR = {
    "person": "people",
    "country": "countries",
    "hypothesis": "hypotheses",
    "entry": "entries",
    "inquiry": "inquiries",
    "has": "have",
    "is": "are",
    "was": "were",
    "tells": "tell",
    "it": "they",
    "this": "these",
}
_MARKDOWN = set("\\`*_{}[]()<>#+-.!|~$^@:\"'=&%/")


def escape(text):
    """Text from the record or the open web as Markdown that prints it and does nothing else."""
    return "".join(f"\\{c}" if c in _MARKDOWN else c for c in " ".join(text.split()))


def plural(noun, number):
    """The noun or verb for a number of things: attack, attacks; is, are."""
    if number == 1:
        return noun
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def listed(parts, last="and"):
    """a; a and b; a, b and c."""
    parts = list(parts)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def sentence(text):
    """The text with a capital at its start and a full stop at its end."""
    text = capital(text)
    return text if text.endswith((".", "!", "?")) else text + "."


def capital(text):
    """The text with a capital at its start, past a Markdown bracket or the mark of the record's own words."""
    start = text.index(">") if text.startswith("<") else 0
    at = next((i for i, c in enumerate(text[start:], start) if c.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def partial_day(text):
    """A partial ISO date in words: 2012, December 2012 or 4 December 2012."""
    parts = [int(p) for p in text.split("-")]
    return " ".join(
        str(p)
        for p in ([parts[2]] if len(parts) == 3 else []) + ([MONTHS[parts[1]]] if len(parts) > 1 else []) + [parts[0]]
    )


def span(start, end):
    """A range of days, no more precisely than it is known: June 2014; 30–31 July 2011; May to November 2009."""
    if start is None:
        return "undated"
    if start == end:
        return day(start)
    whole_months = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if whole_months and (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if whole_months and (start.year, start.month) == (end.year, end.month):
        return f"{MONTHS[start.month]} {start.year}"
    if whole_months:
        first = MONTHS[start.month] + ("" if start.year == end.year else f" {start.year}")
        return f"{first} to {MONTHS[end.month]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {MONTHS[end.month]} {end.year}"
    first = f"{start.day} {MONTHS[start.month]}" + ("" if start.year == end.year else f" {start.year}")
    return f"{first} to {day(end)}"


def when(row):
    """The date of a row in words; 'undated' where it has none."""
    return span(row["date_start"], row["date_end"])


def on(row):
    """'on 14 January 2013', 'in June 2014', 'between 5 December 2012 and 14 January 2013'; '' without a date."""
    start, end = row["date_start"], row["date_end"]
    if start is None:
        return ""
    words = span(start, end)
    if start == end or "–" in words:
        return f"on {words}"
    return f"between {words.replace(' to ', ' and ')}" if " to " in words else f"in {words}"
