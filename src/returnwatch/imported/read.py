"""Read a file row by row: what is kept, what lies outside the record, what can't be read."""

import csv
import re
from collections import Counter
from dataclasses import dataclass, field

from returnwatch.errors import ReturnWatchError
from returnwatch.imported.kinds import tell
from returnwatch.imported.row import Reader
from returnwatch.imported.source import EXPECTED
from returnwatch.record import mangled
from returnwatch.record.faults import printable

# A cell longer than this is a quotation mark that was never closed.
LONGEST = 1 << 20
CUT = "the last row is cut off {where}: half a file"


@dataclass
class Reading:
    """What one file gave.

    Attributes:
        file: The `Incoming`.
        kind: The `Kind`.
        rows: Dict of id to the row's line of CSV.
        faults: Lines on what can't be read.
        counts: Counter of read, kept, outside, left, and of what was mended: repeated, unlike, order, unknown.
        versions: Counter of the versions that rows name.
        years: First and last year of all rows, or None.
    """

    file: object
    kind: object
    rows: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)
    versions: Counter = field(default_factory=Counter)
    years: list | None = None


def read(file, names, command, whole=False):
    """Read a file that is text.

    Args:
        file: An `Incoming`.
        names: The `Names` of the record.
        command: ucdp or acled: what the user says that it is.
        whole: Whether to keep rows that touch no country and no group of the record too.

    Returns:
        A `Reading`.

    Raises:
        ReturnWatchError: If it is no CSV of a known kind, or half a file.
    """
    csv.field_size_limit(LONGEST)
    with open(file.path, encoding="utf-8-sig", newline="") as text:
        lines = csv.reader(text, strict=True)
        columns = _header(lines, file.shown)
        kind = tell([c.casefold() for c in columns], file.shown)
        if kind.command != command:
            raise ReturnWatchError(f"{file.shown}: {kind.title}; expected returnwatch import {kind.command} for it")
        reading = Reading(file, kind)
        _rows(lines, columns, Reader(kind, [c.casefold() for c in columns], names, whole), reading)
    if not reading.counts["read"]:
        raise ReturnWatchError(f"{file.shown}: a header without rows; {EXPECTED}")
    return reading


def _header(lines, shown):
    try:
        columns = [c.strip() for c in next(lines)]
        while not any(columns):
            columns = [c.strip() for c in next(lines)]
    except StopIteration:
        raise ReturnWatchError(f"{shown}: blank; {EXPECTED}") from None
    except csv.Error as error:
        raise ReturnWatchError(f"{shown}:1: not readable as CSV ({error}); {EXPECTED}") from None
    bar = "cells parted by '|' instead of ','" if len(columns) == 1 and "|" in columns[0] else ""
    if fault := mangled.header(columns) or bar:
        raise ReturnWatchError(f"{shown}:1: {fault}; {EXPECTED}")
    return columns


def _rows(lines, columns, reader, reading):
    shown, counts = reading.file.shown, reading.counts
    width, start, number, short = len(columns), lines.line_num + 1, 0, ""
    while True:
        try:
            values = next(lines)
        except StopIteration:
            if short and not reading.file.ends:
                raise ReturnWatchError(f"{shown}:{number}: {CUT.format(where=short)}; {EXPECTED}") from None
            return
        except csv.Error as error:
            if "unexpected end of data" in str(error) or "field limit" in str(error):
                raise ReturnWatchError(
                    f"{shown}:{start}: {CUT.format(where='in the middle of a quoted cell')}; {EXPECTED}"
                ) from None
            number, start = start, lines.line_num + 1
            counts["read"] += 1
            _leave(reading, f"{shown}:{number}: not readable as CSV ({error})")
            continue
        number, start = start, lines.line_num + 1
        short = f"after {len(values)} of {width} cells" if 0 < len(values) < width else ""
        if not any(values):
            continue
        counts["read"] += 1
        if len(values) != width and (len(values) < width or any(values[width:])):
            _leave(
                reading,
                f"{shown}:{number}: {len(values)} cells where the header has {width}{mangled.quotation(values)}",
            )
            continue
        _row(reader, values, number, reading)


def _row(reader, values, number, reading):
    counts = reading.counts
    year = reader.year(values)
    if year:
        known = reading.years
        reading.years = [min(known[0], year), max(known[1], year)] if known else [year, year]
    if version := reader.version(values):
        reading.versions[version] += 1
    if not reader.touches(values):
        counts["outside"] += 1
        return
    found = reader.row(values)
    if found.faults:
        for column, message in found.faults:
            reading.faults.append(printable(f"{reading.file.shown}:{number}: {column}: {message}; left out"))
        counts["left"] += 1
        return
    counts.update(found.notes)
    keep(reading.rows, found.id, found.line, counts)


def keep(rows, key, line, counts):
    """Keep a row; of rows with one id the same one is kept in whatever order they come."""
    if key in rows:
        counts["repeated"] += 1
        if rows[key] != line:
            counts["unlike"] += 1
            line = min(rows[key], line)
    rows[key] = line


def _leave(reading, line):
    reading.faults.append(printable(f"{line}; left out"))
    reading.counts["left"] += 1


def order(key):
    """Where an id comes in a set: numbers by size, then the others by their numbers and letters."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"(\d+)", key) if part]
