"""Hostile text, and records with it in every cell that takes text: what names, titles and notes from the open web may hold."""

import csv
import itertools
import shutil

from returnwatch.record.record import row_key
from returnwatch.record.schema import read_package

# Text that is printed as it stands. Short, so that several kinds fit a cell; one that holds a semicolon is two values of a list.
PRINTED = (
    "<script>alert(1)</script>",
    "</style></p><!--figure-->",
    "<img src=x onerror=alert(1)>",
    "\" onload=\"a()\" style=\"x\" id='y'",
    "javascript:alert(1)",
    "[a](javascript:b) ![c](http://d)",
    "<http://e/> [f]: http://g",
    "**h** _i_ `j` ~~k~~ ^l^ # m",
    "| n | \\| \\\\ {#o .p} [q]{.r}",
    '#import "x": * #eval("1")',
    "@label <label> #[s] ]) [ (",
    "$a^2$ ```t``` = u // v /* w */",
    "\\input{x} $$y$$ %z \\begin{a}",
    "&lt; &#60; &amp &copy; \\u003c",
    "${b} {{7*7}} {% c %} datum.d",
    "' + alert(1) + ' -- -1 -? ...",
)
PLAIN = ("plain words", "and more of them")

INVISIBLE = {
    **{f"U+{code:04X}": f"in{chr(code)}visible" for code in (0x00, 0x07, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0xAD)},
    **{f"U+{code:04X}": f"in{chr(code)}visible" for code in (0x061C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028)},
    **{f"U+{code:04X}": f"in{chr(code)}visible" for code in (0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF)},
    **{f"U+{code:04X}": f"in{chr(code)}visible" for code in (0xE000, 0xFDD0, 0xFFF9, 0xE0041)},
}
FORMULAS = ('=HYPERLINK("http://a";"b")', "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", "a; =1+1")
UNPRINTABLE = {"中": "4E2D", "😀": "1F600", "ع": "0639", "\u3164": "3164", "＝": "FF1D", "\ufe0f": "FE0F", "\u2800": "2800"}
# Each text that is refused in whatever column, and what the line about it says.
REFUSED = {
    **{text: f"holds the invisible character {code}; retype the text without it" for code, text in INVISIBLE.items()},
    **{
        text: f"'{text.split(';')[-1].strip()[0] if text[0] == 'a' else text.strip()[0]}' where a spreadsheet would read"
        " a formula; put a word or a quotation mark before it"
        for text in FORMULAS
    },
    **{f"a {c}": f"holds {c} (U+{code}), which the typeface lacks; spell it otherwise" for c, code in UNPRINTABLE.items()},
    "cafe\u0301": "holds accents apart from their letters; save the text composed (Unicode's form NFC)",
}


def text_columns(folder):
    """Every column of text of every table of the descriptor: (table, field), those with a closed list of values left out."""
    for table in read_package(folder).tables.values():
        for field in table.fields.values():
            if field.type in ("string", "list") and "enum" not in field.descriptor.get("constraints", {}):
                yield table, field


def is_free(table, field):
    """Whether the descriptor lets a column hold any words: no pattern, and no id of another table."""
    return "pattern" not in field.descriptor.get("constraints", {}) and field.name not in table.references


def room(field):
    """So many characters does a column take; a list of rows has no limit of its own."""
    limits = field.descriptor.get("constraints", {}).get("maxLength"), field.descriptor.get("returnwatch:itemMaxLength")
    return next((limit for limit in limits if limit), 100)


def read(folder, table):
    """A table as its rows of cells, the header first."""
    with open(folder / table.path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(folder, table, rows):
    """Write a table as `read` gave it."""
    with open(folder / table.path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)


def marks():
    """Words that stand nowhere else: Qaaaz, Qaabz …"""
    for letters in itertools.product("abcdefghijklmnopqrstuvwxyz", repeat=3):
        yield f"Q{''.join(letters)}z"


def filled(mark, kinds, start, most):
    """A mark and, behind it, as many kinds of text as fit, from one of them on."""
    text = mark
    for step in range(len(kinds)):
        kind = kinds[(start + step) % len(kinds)]
        if len(text) + 1 + len(kind) <= most:
            text += f" {kind}"
    return f"{text} z"


def planted(source, folder, columns, kinds, shift=0):
    """A copy of a record with marked text in every cell of some columns that isn't blank.

    Args:
        source: The record.
        folder: Where the copy goes.
        columns: Set of (table name, column name).
        kinds: The texts to put there; each cell begins with another one.
        shift: With which one the first cell begins.

    Returns:
        A dict of mark to (table name, column name, text).
    """
    shutil.copytree(source, folder)
    package, names, told = read_package(folder), marks(), {}
    for table in package.tables.values():
        fields = [f for f in table.fields.values() if (table.name, f.name) in columns]
        rows = read(folder, table)
        for number, row in enumerate(rows[1:]):
            for place, field in enumerate(fields):
                at = rows[0].index(field.name)
                if row[at]:
                    mark = next(names)
                    some = [k for k in kinds if ";" not in k] if field.type == "list" else kinds
                    row[at] = filled(mark, some, shift + number + 3 * place, min(room(field), 300) - 2)
                    told[mark] = (table.name, field.name, row[at])
        write(folder, table, rows)
    _correct(folder, package)
    return told


def _correct(folder, package):
    """Corrections say what their cells say now."""
    tables = {table.name: read(folder, table) for table in package.tables.values()}
    head, *rows = tables["corrections"]
    for row in rows:
        cells = dict(zip(head, row))
        header, *lines = tables.get(cells["table"], [[]])
        keyed = {row_key(package.tables[cells["table"]], one): one for one in (dict(zip(header, x)) for x in lines)}
        found = keyed.get(cells["row"], {})
        row[head.index("now")] = found.get(cells["field"], cells["now"])
    write(folder, package.tables["corrections"], [head, *rows])
