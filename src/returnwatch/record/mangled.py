"""What a spreadsheet did to a whole file: its encoding, the sign between its cells, its quotation marks."""

import re

CURLY = "“”„«»"


def letters(text):
    """Letters that were read in the wrong encoding, and what they were.

    Args:
        text: A cell.

    Returns:
        (as it stands, as it was meant), or None.

    Example:
        >>> letters("fightersâ€™ families")
        ('â€™', '’')
    """
    for found in re.finditer(r"[\u0080-\u00ff\u0152-\u0178\u0192\u02c6\u02dc\u2010-\u203a\u20ac\u2122]{2,}", text):
        try:
            meant = b"".join(_byte(c) for c in found[0]).decode("utf-8")
        except UnicodeError:
            continue
        return found[0], meant
    return None


def _byte(letter):
    """The letter as Windows-1252 has it; five bytes without a letter there stand for themselves."""
    try:
        return letter.encode("cp1252")
    except UnicodeError:
        return letter.encode("latin-1")


def unread(content, at):
    """What a file that isn't UTF-8 probably is.

    Args:
        content: The file as bytes.
        at: Place of the first byte that isn't UTF-8.

    Returns:
        Words that go after the fault; '' for no idea.

    Example:
        >>> unread("Zürich".encode("cp1252"), 1)
        "; it is Windows-1252, to judge by 'ü': in a spreadsheet, save as 'CSV UTF-8'"
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "; it is UTF-16, which a spreadsheet calls Unicode text: save as 'CSV UTF-8'"
    letter = content[at : at + 1].decode("cp1252", "ignore")
    # Where other letters are UTF-8, the file is, and a byte of it is broken.
    if letter and not re.search(rb"[\xc3-\xf4][\x80-\xbf]", content):
        return f"; it is Windows-1252, to judge by '{letter}': in a spreadsheet, save as 'CSV UTF-8'"
    return ""


def header(columns):
    """What is wrong with a first line that has one cell: another sign parts the cells.

    Example:
        >>> header(["id;name;kind"])
        "cells parted by ';' instead of ',', as a spreadsheet does where decimals have commas; save it parted by commas"
    """
    for sign, name in ((";", "';'"), ("\t", "tabs")):
        if len(columns) == 1 and sign in columns[0]:
            why = ", as a spreadsheet does where decimals have commas" if sign == ";" else ""
            return f"cells parted by {name} instead of ','{why}; save it parted by commas"
    return ""


def quotation(values):
    """Why a line has too many cells: a curly quotation mark, which in CSV quotes nothing.

    Example:
        >>> quotation(["E001", "“Nobody", " he says”"])
        '; “ quotes nothing in CSV: write "'
    """
    mark = next((v.strip()[0] for v in values if v.strip()[:1] and v.strip()[0] in CURLY), "")
    return f'; {mark} quotes nothing in CSV: write "' if mark else ""
