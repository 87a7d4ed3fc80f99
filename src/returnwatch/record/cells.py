"""CSV files as analysts save them: cells as text, each row with its line."""

import csv
import io
from dataclasses import dataclass

from returnwatch.errors import RecordError
from returnwatch.record import mangled


@dataclass(frozen=True)
class Line:
    """One row of a file: the line on which it starts and its cells by column."""

    number: int
    cells: dict


@dataclass(frozen=True)
class Sheet:
    """One CSV file as text: its path as shown to the user, columns and rows."""

    path: str
    columns: list
    lines: list


def read_sheet(path, content):
    """Read a CSV file and forgive what spreadsheets do to it.

    A byte-order mark, CRLF, trailing blank rows and columns in another order lose nothing.
    Cells are stripped of outer white space and otherwise untouched.

    Args:
        path: Path of the file.
        content: What is in it, as bytes; None for a file that isn't there.

    Returns:
        The `Sheet`.

    Raises:
        RecordError: If the file is missing, is not UTF-8 or is not CSV.
    """
    shown = path.as_posix()
    if content is None:
        raise RecordError(f"{shown}: missing; the record's datapackage.json lists it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise RecordError(
            f"{shown}:{line}: not UTF-8 (byte {error.object[error.start]:#04x}); save the file as UTF-8"
            f"{mangled.unread(error.object, error.start)}"
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines, start = [], 1
    try:
        columns = [c.strip() for c in next(reader, [])]
        if fault := mangled.header(columns):
            raise RecordError(f"{shown}:1: {fault}")
        start = reader.line_num + 1
        for values in reader:
            number, start = start, reader.line_num + 1
            if not any(v.strip() for v in values):
                continue
            if len(values) > len(columns) and any(v.strip() for v in values[len(columns) :]):
                raise RecordError(
                    f"{shown}:{number}: {len(values)} cells where the header has {len(columns)}; quote a cell that holds a comma"
                    f"{mangled.quotation(values)}"
                )
            cells = dict(zip(columns, (v.strip() for v in values)))
            lines.append(Line(number, {c: cells.get(c, "") for c in columns}))
    except csv.Error as error:
        raise RecordError(f"{shown}:{start}: not readable as CSV: {error}") from None
    return Sheet(shown, columns, lines)
