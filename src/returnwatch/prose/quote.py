"""Cells of the record as they stand: escaped, marked as the record's own words, and noted as used."""

import re

from returnwatch.knowledge.view import ROW
from returnwatch.prose.words import escape, listed, plural, sentence

# Words of offices and bodies, whose names take an article within a sentence.
BODIES = re.compile(
    r"\b(Ministry|Committee|Service|Department|Team|Cent(?:re|er)|Institute|Network|Congress|Council|Initiative|"
    r"Observatory|Project|Database|Program|Group|Journal|Times|Wire)\b"
)
# Other rows that a note names in brackets: (I122), (compare F107).
REFERENCES = re.compile(r" \((?:compare )?[A-Z]\d{3}[a-z]?(?:(?:, | and | to )[A-Z]\d{3}[a-z]?)*\)")
# Sentences of a note.
SENTENCES = re.compile(r"(?<=[.!?])\s+")


def own(brief, table, key, column):
    """A text cell, marked so that the audit can hold it against the record; '' for a blank one."""
    brief.use(table, key)
    return cell(brief, table, key, column)


def cell(brief, table, key, column):
    """The same for a row that needs no place in the annex of rows (a source, a hypothesis).

    A full stop at the end is left to the sentence around it.
    """
    value = brief.view.row(table, key)[column]
    text = ";".join(value) if isinstance(value, tuple) else str(value or "")
    return _own(table, key, column, _as_known(brief, text) if column == "note" else text)


def _own(table, key, column, text):
    text = text.removesuffix(".")
    return f'<span class="own" data-row="{table}/{key}" data-field="{column}">{escape(text)}</span>' if text else ""


def remark(brief, table, key):
    """A row's note for running text: without the ids of other rows, which only the annex lists."""
    brief.use(table, key)
    return _own(table, key, "note", REFERENCES.sub("", _as_known(brief, brief.view.row(table, key)["note"] or "")))


def _as_known(brief, note):
    """A note without the sentences that name rows which were not known by the day."""
    return " ".join(s for s in SENTENCES.split(note) if all(_known(brief, key) for key in ROW.findall(s)))


def _known(brief, key):
    return all(brief.region.knows(t, key) for t in brief.region.tables if brief.region.record.has(t, key))


def name(brief, table, key, short=False):
    """The printed name of a group, place or origin; '' for a blank id."""
    if not key:
        return ""
    column = "short_name" if short and brief.view.row(table, key).get("short_name") else "name"
    return cell(brief, table, key, column)


def names(brief, table, keys, short=False):
    """Several names as a list in words."""
    return listed(name(brief, table, key, short) for key in keys)


def cited(brief, table, key):
    """The bracketed number of a row's source, with the publication in which we read of it."""
    brief.use(table, key)
    source = brief.view.row(table, key)["source"]
    return brief.citations.cite(source)


def said_by(brief, row):
    """Whose word a row is: 'Kazakhstan's security committee', with the interest of a state or party said."""
    voices = []
    for origin in row["source_original"]:
        interest = brief.view.row("origins", origin)["interest"]
        note = {"state": " (a state with an interest)", "party": " (a party with a stake)"}.get(interest, "")
        voices.append(_article(brief.view.row("origins", origin)["name"]) + name(brief, "origins", origin) + note)
    return listed(voices)


def _article(title):
    """'the ' before the name of an office or body that stands alone: the Interior Ministry of Tajikistan."""
    return "the " if title[0].isupper() and "," not in title and BODIES.search(title) else ""


def told(brief, table, keys, column):
    """A cell of each of several rows as sentences, the source cited once where it stays the same."""
    parts = []
    for number, key in enumerate(keys):
        source = brief.view.row(table, key)["source"]
        last = number + 1 == len(keys) or brief.view.row(table, keys[number + 1])["source"] != source
        parts.append(f"{own(brief, table, key, column)}." + (f" {cited(brief, table, key)}" if last else ""))
    return " ".join(parts)


def left_out(brief, table, rows, noun, many=""):
    """One sentence on rows that this brief counts but doesn't tell; '' for none."""
    if not rows:
        return ""
    many = many or plural(noun, 2)
    count = brief.claims.count(table, [k for k, _ in rows], f"{many} in the record that are not told here")
    return sentence(f"{count} more {noun if len(rows) == 1 else many} {plural('is', len(rows))} in the record")
