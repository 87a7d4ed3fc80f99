"""What text may hold: letters that print, in no order but their own, and nothing that a spreadsheet would run."""

import re
import unicodedata

from returnwatch.record import diagnose, mangled
from returnwatch.record.rules.rows import rows_of

# Unicode's control, format, private, unassigned and separating characters: they show nothing, or reorder what is shown.
UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
# How a formula begins, at the head of a cell or behind the semicolon at which spreadsheets of half of Europe part cells.
FORMULA = re.compile(r"(?:^|;)\s*([=+\-@])")


def plain_text(record):
    """Text holds no unseen characters, prints in the typeface, and is no formula."""
    for table, key, row in rows_of(record):
        for column, value in row.items():
            text = ";".join(value) if isinstance(value, tuple) else value if isinstance(value, str) else ""
            if message := _fault(text) or (column == "locator" and diagnose.locator(text)):
                yield table, key, column, message


def _fault(text):
    unseen = next((c for c in text if unicodedata.category(c) in UNSEEN), None)
    if unseen:
        return f"holds the invisible character U+{ord(unseen):04X}; retype the text without it"
    if formula := FORMULA.search(text):
        return f"'{formula[1]}' where a spreadsheet would read a formula; put a word or a quotation mark before it"
    if text.isascii():
        return ""
    if pair := mangled.letters(text):
        return f"holds '{pair[0]}', which is '{pair[1]}' read in the wrong encoding; take the file as UTF-8"
    if "\ufffd" in text:
        return "holds \ufffd, where a letter was lost in a wrong encoding; take the cell from the last version that was right"
    if not unicodedata.is_normalized("NFC", text):
        return "holds accents apart from their letters; save the text composed (Unicode's form NFC)"
    strange = next((c for c in text if ord(c) not in _printable()), None)
    return f"holds {strange} (U+{ord(strange):04X}), which the typeface lacks; spell it otherwise" if strange else ""


def _printable():
    # Read only where a text goes beyond ASCII.
    from returnwatch.typeface import covered

    return covered()


def long_lists(record):
    """No value of a list is longer than its column allows: Table Schema counts the values, not their letters."""
    for name, table in record.package.tables.items():
        for column, field in table.fields.items():
            most = field.descriptor.get("returnwatch:itemMaxLength")
            for key, value in record[name][column].items() if most else ():
                longest = max(map(len, value), default=0)
                if longest > most:
                    yield name, key, column, f"a value of {longest} characters; expected at most {most}"
