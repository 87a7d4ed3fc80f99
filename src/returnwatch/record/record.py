"""The record in memory: tables with typed cells, each row findable by table and id."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from returnwatch.errors import RecordError
from returnwatch.record.cells import read_sheet
from returnwatch.record.dates import parse_day
from returnwatch.record.provenance import known_days, root_origins
from returnwatch.record.schema import read_package

READERS = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda text: {"true": True, "false": False}[text],
    "date": parse_day,
    "list": lambda text: tuple(part.strip() for part in text.split(";") if part.strip()),
}
BLANK = {"list": (), "string": ""}


@dataclass(frozen=True)
class Record:
    """All tables of one record.

    `tables` maps a table's name to a DataFrame whose columns are those of the descriptor:
    text as str ('' when blank), whole numbers and degrees as numbers (None when blank), days as
    `datetime.date` (None), several values as tuples (()), yes or no as bool. The index is the row's
    id, or its key joined by '/' where a table has no id.
    """

    package: object
    sheets: dict
    tables: dict

    def __getitem__(self, table):
        """The DataFrame of a table."""
        return self.tables[table]

    def rows(self, table):
        """The rows of a table as a dict of id to dict; not to be changed."""
        return self._rows[table]

    def row(self, table, key):
        """One row as a dict.

        Raises:
            RecordError: If the table has no such row.
        """
        try:
            return self._rows[table][key]
        except KeyError:
            raise RecordError(f"no row {table}/{key} in the record") from None

    def has(self, table, key):
        """Whether the table has a row of that id."""
        return key in self._rows.get(table, ())

    def cells(self, table, key):
        """A row's cells as text, as they stand in the file."""
        return self._cells[table][key]

    def line(self, table, key):
        """The line of the file on which a row starts."""
        package, sheet = self.package.tables[table], self.sheets[table]
        return next(line.number for line in sheet.lines if row_key(package, line.cells) == key)

    def work_out(self):
        """Have in memory what is otherwise worked out when it is first asked for."""
        for name in ("_rows", "_cells", "dated", "roots"):
            getattr(self, name)

    @cached_property
    def roots(self):
        """The voices behind each origin that repeat nobody, as a dict of id to frozenset of ids."""
        return root_origins(self)

    @cached_property
    def dated(self):
        """The tables with one more column, `known`: the day from which a row is known, or None where it is throughout."""
        return {name: frame.assign(known=known_days(self, name)) for name, frame in self.tables.items()}

    @cached_property
    def _rows(self):
        return {name: rows_of(frame) for name, frame in self.tables.items()}

    @cached_property
    def _cells(self):
        tables = self.package.tables
        return {
            name: {row_key(tables[name], line.cells): line.cells for line in sheet.lines}
            for name, sheet in self.sheets.items()
        }


def rows_of(frame):
    """The rows of a table's DataFrame as a dict of id to dict."""
    return dict(zip(frame.index.tolist(), records(frame)))


def records(frame):
    """The rows of a DataFrame as a list of dicts; pandas' own way asks each cell for its type."""
    names = frame.columns.tolist()
    return [dict(zip(names, row)) for row in frame.to_numpy(dtype=object).tolist()]


def only(frame, flags):
    """The rows of a DataFrame whose flag is true, columns kept even where no row is left."""
    return frame.iloc[[place for place, flag in enumerate(flags) if flag]]


def row_hash(cells):
    """SHA-256 of a row's cells, independent of the order of columns."""
    text = "\x1f".join(f"{name}\x1e{cells[name]}" for name in sorted(cells))
    return hashlib.sha256(text.encode()).hexdigest()


def row_key(table, cells):
    """The id of a row, or its key joined by '/' where the table has no id."""
    return "/".join(str(cells[name]) for name in table.key)


def read_sheets(folder):
    """Read the descriptor and every CSV file of a record as text.

    Returns:
        The `Package` and a dict of table name to `Sheet`.

    Raises:
        RecordError: If any file cannot be read; `faults` holds a line for each.
    """
    package, contents = read_contents(folder)
    return package, sheets_of(package, contents)


def read_contents(folder):
    """Read the descriptor of a record, and the bytes of each CSV file.

    Returns:
        The `Package` and a dict of table name to bytes, None for a file that isn't there.

    Raises:
        RecordError: If the descriptor cannot be read.
    """
    package = read_package(Path(folder))
    contents = {}
    for name, table in package.tables.items():
        try:
            contents[name] = (package.folder / table.path).read_bytes()
        except FileNotFoundError:
            contents[name] = None
    return package, contents


def sheets_of(package, contents):
    """What `read_contents` read, as a dict of table name to `Sheet`.

    Raises:
        RecordError: As `read_sheets`.
    """
    sheets, faults = {}, []
    for name, table in package.tables.items():
        try:
            sheets[name] = read_sheet(package.folder / table.path, contents[name])
        except RecordError as error:
            faults.append(str(error))
    if faults:
        raise RecordError(faults[0], faults)
    return sheets


def frame(table, sheet):
    """A sheet as a typed DataFrame; see `Record`.

    Raises:
        ValueError, KeyError: If a cell is not of its column's type: run `check` first.
    """
    # Here alone: a process that writes briefs which its kernels worked out does without its 60 MB.
    import pandas as pd

    rows = []
    for line in sheet.lines:
        row = {}
        for name, field in table.fields.items():
            text = line.cells[name]
            row[name] = READERS[field.type](text) if text else BLANK.get(field.type)
        rows.append(row)
    index = pd.Index([row_key(table, line.cells) for line in sheet.lines], name="key", dtype=object)
    columns = {name: pd.Series([row[name] for row in rows], index=index, dtype=object) for name in table.fields}
    return pd.DataFrame(columns, index=index)


def build_record(package, sheets):
    """Type the cells of sheets that `check` found without faults."""
    return Record(package, sheets, {name: frame(table, sheets[name]) for name, table in package.tables.items()})
