"""What a spreadsheet did to a cell: probably this, and how to mend it."""

import re
from datetime import date, timedelta

# Day 0 of a spreadsheet's calendar, and the numbers that mean days of 1950 to 2049 in it.
DAY_ZERO, SERIALS = date(1899, 12, 30), range(18_264, 54_789)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: 0?0:00(?::00)?)?")
NAMED = re.compile(r"(?:(\d{1,4})[- ])?([A-Za-z]{3})[a-z]*(?:[- ](\d{1,4}))?")


def column_order(values):
    """Whether the dates of a column stand day or month first.

    Args:
        values: Cells of the column as text.

    Returns:
        'day', 'month', or '' where no cell tells or where cells disagree.

    Example:
        >>> column_order(["04/12/2012", "25/12/2012"])
        'day'
    """
    pairs = [(int(m[1]), int(m[2])) for m in map(SLASHED.fullmatch, values) if m]
    found = {"day" if first > 12 else "month" for first, second in pairs if max(first, second) > 12}
    return found.pop() if len(found) == 1 else ""


def cell(kind, text, others=()):
    """What probably became of a cell that isn't of its column's type.

    Args:
        kind: Type of the column: date, integer, number, boolean, or string for an id.
        text: The cell.
        others: All cells of the column, by which day and month are told apart.

    Returns:
        Words that go after "expected …, not '…'; ": what a spreadsheet did, and what to type. '' for no idea.

    Example:
        >>> cell("date", "41257")
        "a spreadsheet's number of the day 2012-12-14"
        >>> cell("date", "04/12/2012", ["04/12/2012", "25/12/2012"])
        'a spreadsheet put the day first: 2012-12-04'
        >>> cell("integer", "1.2E+05")
        'a spreadsheet shortened 120000, and may have rounded it: look it up'
    """
    return {"date": _date, "integer": _number, "number": _number, "boolean": _boolean, "string": _id}.get(kind, _none)(
        text, others
    )


def _none(text, others):
    return ""


def _date(text, others):
    if re.fullmatch(r"\d{5}(?:[.,]0+)?", text) and int(text[:5]) in SERIALS:
        return f"a spreadsheet's number of the day {DAY_ZERO + timedelta(int(text[:5]))}"
    if slashed := SLASHED.fullmatch(text):
        return _slashed(slashed, column_order(others))
    if short := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?", text):
        told = _day(*short.groups())
        return f"write {told}, with two digits and no time" if told else ""
    if partial := re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?", text):
        prec = "4" if partial[2] else "5"
        return f"not a day: write its first in date_start, its last in date_end, and date_prec {prec}"
    return _named(text)


def _slashed(match, order):
    first, second, year = match.groups()
    by_day, by_month = _day(year, second, first), _day(year, first, second)
    if order or not (by_day and by_month):
        told, which = (by_day, "day") if by_day and order != "month" else (by_month, "month")
        return f"a spreadsheet put the {which} first: {told}" if told else ""
    if by_day == by_month:
        return f"a spreadsheet's order: {by_day}"
    return f"a spreadsheet's order: {by_day} if the day stands first, {by_month} if the month does; look it up"


def _named(text):
    match = NAMED.fullmatch(text)
    if not match or match[2].lower() not in MONTHS or not (match[1] or match[3]):
        return ""
    month, number = MONTHS.index(match[2].lower()) + 1, match[1] if match[3] is None else match[3]
    if match[1] and match[3]:
        told = _day(match[3] if len(match[3]) == 4 else f"20{match[3]}", month, match[1])
        return f"a spreadsheet's form of {told}" if told else ""
    year = number if len(number) == 4 else f"20{int(number):02d}"
    last = (date(int(year) + month // 12, month % 12 + 1, 1) - timedelta(1)).isoformat()
    also = f", or of day {int(number)} of that month" if len(number) < 3 and int(number) <= int(last[-2:]) else ""
    return f"a spreadsheet's form of {year}-{month:02d} ({year}-{month:02d}-01 to {last}, date_prec 4){also}"


def _day(year, month, day):
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _number(text, others):
    bare = re.sub(r"[\s\u00a0\u202f’']", "", text)
    if re.fullmatch(r"-?\d(?:[.,]\d+)?[eE]\+?\d{1,2}", bare):
        whole = float(bare.replace(",", "."))
        return f"a spreadsheet shortened {whole:.0f}, and may have rounded it: look it up"
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", bare) or re.fullmatch(r"\d+", bare):
        return f"separators of thousands: write {re.sub('[,.]', '', bare)}"
    if re.fullmatch(r"\d+[.,]0+", bare):
        return f"decimals that a spreadsheet added: write {re.split('[.,]', bare)[0]}"
    if match := re.fullmatch(r"(\d+)\s*[-–]\s*(\d+)", text):
        return f"a range: write {match[1]} in low and {match[2]} in high"
    if text.startswith("#"):
        return "a spreadsheet's error: take the cell from the last version that was right"
    return "a range that a spreadsheet took for a date: low and high stand apart" if _named(text) else ""


def _boolean(text, others):
    if text.casefold() in ("true", "wahr", "vrai", "verdadero", "истина", "1", "yes"):
        return "a spreadsheet's own word for it: write true"
    if text.casefold() in ("false", "falsch", "faux", "falso", "ложь", "0", "no"):
        return "a spreadsheet's own word for it: write false"
    return ""


def _id(text, others):
    """An id that a spreadsheet took for something else: ids of the record begin with a letter, or hold a hyphen."""
    if text.startswith("#"):
        return "a spreadsheet's error: take the id from the last version that was right"
    if SLASHED.fullmatch(text) or _named(text) or re.fullmatch(r"\d\.?\d*[eE]\+\d+", text):
        return "an id that a spreadsheet took for a date or a number: take it from the last version that was right"
    return ""


def locator(text):
    """What became of a place in a publication that a spreadsheet took for a date; '' where nothing did.

    Example:
        >>> locator("05-Jun")
        "'05-Jun' looks like two numbers that a spreadsheet took for a date; write paragraphs 5 to 6"
    """
    match = re.fullmatch(r"(\d{1,2})-([A-Za-z]{3})", text)
    if match and match[2].lower() in MONTHS:
        pair = f"{int(match[1])} to {MONTHS.index(match[2].lower()) + 1}"
        return f"'{text}' looks like two numbers that a spreadsheet took for a date; write paragraphs {pair}"
    return f"'{text}' looks like a date where a place in the publication belongs" if SLASHED.fullmatch(text) else ""
