"""Cells as others publish them: ids as floats, days with a time, −1 for unknown.

Cells repeat from row to row, so what was read once is remembered.
"""

import re
from datetime import date, datetime
from functools import lru_cache

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.]*Z?)?")
WHOLE = re.compile(r"(-?\d+)(?:\.0*)?")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
BOUNDS = {"latitude": 90, "longitude": 180}
# Columns in which −1 is UCDP's sign for unknown.
UNKNOWN = ("number_of_sources",)


@lru_cache(maxsize=1 << 15)
def whole(text, column=""):
    """A whole number as text: 703 for '703.0'; '' for the −1 of an unknown count.

    Raises:
        ValueError: If it is none, or negative.

    Example:
        >>> whole("703.0"), whole("-1", "number_of_sources")
        ('703', '')
    """
    found = WHOLE.fullmatch(text)
    if not found:
        raise ValueError(f"'{text[:60]}' is no whole number")
    value = int(found[1])
    if value < 0:
        if value == -1 and column in UNKNOWN:
            return ""
        raise ValueError(f"{value} is less than 0")
    return str(value)


def number(text, column=""):
    """A decimal as published; degrees within their bounds.

    Raises:
        ValueError: If it is none.
    """
    if not NUMBER.fullmatch(text):
        raise ValueError(f"'{text[:60]}' is no number")
    if abs(float(text)) > BOUNDS.get(column, float("inf")):
        raise ValueError(f"{text} is outside of −{BOUNDS[column]} to {BOUNDS[column]}")
    return text


@lru_cache(maxsize=1 << 15)
def day(text, column=""):
    """An ISO day, from 2013-01-14, 2013-01-14 00:00:00.000 or 14 January 2013.

    Raises:
        ValueError: If it is no day of the calendar.

    Example:
        >>> day("14 January 2013"), day("2013-01-14 00:00:00.000")
        ('2013-01-14', '2013-01-14')
    """
    found = DAY.fullmatch(text)
    try:
        if found:
            return date(*map(int, found.groups())).isoformat()
        return datetime.strptime(text, "%d %B %Y").date().isoformat()
    except ValueError:
        raise ValueError(f"'{text[:60]}' is no day like 2013-01-14") from None


@lru_cache(maxsize=1 << 15)
def text(value, column=""):
    """Text in one line."""
    return " ".join(value.split())


def identity(value, column=""):
    """An id: a number without its decimals, anything else as it is."""
    found = WHOLE.fullmatch(value)
    return found[1] if found else text(value)


@lru_cache(maxsize=1 << 15)
def several(value, column=""):
    """Several ids, parted by `;`, in order and once each.

    Example:
        >>> several("703.0, 702")
        '702;703'
    """
    parts = {identity(part.strip()) for part in re.split(r"[,;]", value) if part.strip()}
    return ";".join(sorted(parts, key=lambda p: (not p.isdigit(), p.zfill(12))))


READERS = {"whole": whole, "number": number, "day": day, "text": text, "id": identity, "ids": several}


def version(text):
    """A version as its producer writes it: 22.1 for '22,1', '221' or '221.0'; '' for none.

    Example:
        >>> [version(t) for t in ("22,1", "221", "22.1", "221.0", "25.0.9")]
        ['22.1', '22.1', '22.1', '22.1', '25.0.9']
    """
    text = text.strip().replace(",", ".").replace("_", ".").replace("-", ".")
    text = re.sub(r"^(\d{3})\.0$", r"\1", text)
    if re.fullmatch(r"\d{3}", text):
        return f"{text[:2]}.{text[2]}"
    return text if re.fullmatch(r"\d{1,2}(\.\d{1,2}){0,3}", text) else ""


def version_in(name):
    """The version that a file's name gives: 25.1 for GEDEvent_v25_1.csv or ged251.csv; '' for none.

    Example:
        >>> [version_in(n) for n in ("GEDEvent_v25_1.csv", "ged251-csv.csv", "ucdp-prio-acd-221.csv", "events.csv")]
        ['25.1', '25.1', '22.1', '']
    """
    found = re.search(r"v(\d{1,2}(?:[._]\d{1,2})+)", name, re.I) or re.search(r"(?<!\d)(\d{2}[._]\d)(?!\d)", name)
    found = found or re.search(r"(?<!\d)([12]\d\d)(?!\d)", name)
    return version(found[1]) if found else ""
