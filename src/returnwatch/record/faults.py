"""A fault of the record, told in the one line that an analyst needs."""

import difflib
from dataclasses import dataclass

# So much of a cell is told; addresses of the usual length stand whole.
LONGEST = 160


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong, where: file, line (1 is the header, 0 the whole file) and column."""

    path: str
    line: int
    column: str
    message: str

    def __str__(self):
        place = f"{self.path}:{self.line}" if self.line else self.path
        return printable(": ".join(part for part in (place, self.column, self.message) if part))


def printable(text):
    """The text in one line that a terminal only prints: what is no letter or sign stands as its escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def quoted(value):
    """A cell in a line about it, cut where it is long."""
    return f"'{value}'" if len(value) <= LONGEST else f"'{value[:LONGEST]}…'"


def closest(word, words):
    """The words that most resemble one that does not exist, best first."""
    folded = {w.casefold(): w for w in words}
    return [folded[c] for c in difflib.get_close_matches(word.casefold(), folded, n=3, cutoff=0.75)]


def near(word, words):
    """'; near: a, b' for words that resemble one that does not exist, or ''."""
    found = closest(word, words)
    return f"; near: {', '.join(found)}" if found else ""
