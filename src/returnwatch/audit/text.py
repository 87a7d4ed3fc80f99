"""Numbers in running text: which are there, and which stand where a number needs no row."""

import re

NUMBER_WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "dozen",
    "dozens",
    "score",
    "scores",
    "zero",
]
TOKEN = re.compile(r"\d(?:[\d,.]*\d)?|\b(?:" + "|".join(NUMBER_WORDS) + r")\b", re.IGNORECASE)

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
# The closed places: dates, the ICD 203 scale, the edition's number, and the codes of rows and pages.
CLOSED = [
    rf"\b\d{{1,2}}(?:–\d{{1,2}})?(?: {MONTH})?(?:(?: to |–)\d{{1,2}})? {MONTH}(?: {YEAR})?\b",
    rf"\b{YEAR}(?:–(?:{YEAR}|\d\d))?\b(?![,.]\d)",
    r"(?:1–5|5–20|20–45|45–55|55–80|80–95|95–99) per cent",
    r"\bedition \d+\b",
    r"\bISO 8601\b|\bICD 203\b",
]
_CLOSED = re.compile("|".join(CLOSED))


def unmarked(text, ids=()):
    """Numbers and number words in a text that stand in no closed place.

    Args:
        text: Text with marked figures, quoted cells and source numbers taken out.
        ids: Ids of the record, which may be printed as they are (E001, H3).

    Returns:
        (token, a little of the text around it) for each.
    """

    def blank_id(match):
        return " " if match.group(0) in ids else match.group(0)

    rest = re.sub(r"\b[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z-][A-Za-z0-9-]*\b|\b[A-Za-z]\d+\b", blank_id, text)
    rest = _CLOSED.sub(" ", rest)
    return [(m.group(0), _around(rest, m)) for m in TOKEN.finditer(rest)]


def tokens(text):
    """Every number with a digit in a text, as a set."""
    return {m.group(0).rstrip(".,") for m in re.finditer(r"\d(?:[\d,.]*\d)?", text)}


def _around(text, match):
    return " ".join(text[max(0, match.start() - 40) : match.end() + 30].split())
