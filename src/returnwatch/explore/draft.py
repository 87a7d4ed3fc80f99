"""A row before it is added: its template, its faults, what it resembles, and the exact line to paste."""

import csv
import io
import re
from dataclasses import dataclass, replace
from html import escape

import pandas as pd

from returnwatch.errors import UsageError
from returnwatch.explore.alike import alike
from returnwatch.explore.look import look
from returnwatch.explore.opened import opened
from returnwatch.record.cells import Line
from returnwatch.record.check import faults_of
from returnwatch.record.faults import near
from returnwatch.record.record import build_record
from returnwatch.record.where import folder_of

# What a new row mostly has. A grade is not among them: to grade is to have read.
DEFAULTS = {
    "sources": {"published_basis": "printed", "linkable": "true", "read": "full"},
    "returns": {"cumulative": "false"},
}


@dataclass(frozen=True)
class Draft:
    """A row that is not in the record yet; a notebook shows all that is to be known of it.

    Attributes:
        table: Name of its table.
        cells: Every column of the table as text, '' for blank.
        data: Path of the record.
    """

    table: str
    cells: dict
    data: str

    @property
    def line(self):
        """The line to paste at the end of the file, quoted as CSV wants it, without a line end."""
        out = io.StringIO()
        columns = opened(self.data).sheets[self.table].columns
        csv.writer(out, lineterminator="").writerow([self.cells[c] for c in columns])
        return out.getvalue()

    @property
    def path(self):
        """Path of the file that it goes to."""
        return opened(self.data).sheets[self.table].path

    def check(self, *others):
        """What `returnwatch check` will say of this row, with other drafts (its source, say) added as well.

        Returns:
            A list of lines; empty where there is no fault.
        """
        drafts = [self, *(d for d in others if d is not self)]
        package, sheets, placed = _with(drafts, self.data)
        at = {(sheets[d.table].path, number) for d, number in zip(drafts, placed) if d is self}
        return [str(f) for f in faults_of(package, sheets)[0] if (f.path, f.line) in at]

    def alike(self):
        """Rows of the record that may tell the same; see `alike.alike`."""
        return alike(self.table, self.cells, self.data)

    def template(self):
        """Every column with its cell and what it means.

        Returns:
            A DataFrame indexed by column: `cell`, `needed` ('yes' or ''), `means`.
        """
        fields = opened(self.data).package.tables[self.table].fields
        rows = {name: (self.cells[name], *_meaning(field)) for name, field in fields.items()}
        return pd.DataFrame.from_dict(rows, orient="index", columns=["cell", "needed", "means"])

    def _repr_html_(self):
        faults, found = self.check(), self.alike()
        told = "".join(f"<li>{escape(fault)}</li>" for fault in faults) or "<li>No fault.</li>"
        same = look(found)._repr_html_() if len(found) else "<p>No row of the record resembles it.</p>"
        template = look(self.template().rename_axis("column"))._repr_html_()
        return (
            f"<h4>What the check says</h4><ul>{told}</ul><h4>Rows that may tell the same</h4>{same}"
            f"<h4>Line to paste at the end of {escape(self.path)}</h4>"
            f"<pre style='white-space:pre-wrap'>{escape(self.line)}</pre>"
            f"<h4>Every column, and what it means</h4>{template}"
        )


def draft(table, data="data", **cells):
    """A new row, from what is known of it.

    Args:
        table: Name of the table.
        data: Path of the record.
        cells: Columns and their cells: text, numbers, True or False, or a list for several values. `id` may be left
            out: the next free one is taken.

    Returns:
        A `Draft`: `line` to paste, `check()` for its faults, `alike()` for rows that may tell the same.
        Whatever is missing stays blank and is named as a fault where it is needed.

    Raises:
        UsageError: If the table or a column doesn't exist; the message says what is near.
        RecordError: If the record can't be read.

    Example:
        >>> row = draft("returns", country="TJ", best=31, source="asiaplustj-2020-07-28", source_original="rferl")
        >>> row.line.split(",")[1]
        'TJ'
        >>> row.check()[0].split(": ", 1)[1]
        'counts: blank; expected who is counted'
    """
    record = opened(data)
    if table not in record.tables:
        found = near(table, record.tables) or f"; expected one of {', '.join(record.tables)}"
        raise UsageError(f"table: no table '{table}'{found}")
    fields = record.package.tables[table].fields
    for name in cells:
        if name not in fields:
            raise UsageError(f"{name}: no such column in {table}{near(name, fields)}")
    known = {**DEFAULTS.get(table, {}), **{name: _text(value) for name, value in cells.items()}}
    if "id" in fields and not known.get("id"):
        known["id"] = next_id(record, table, known)
    return Draft(table, {name: known.get(name, "") for name in fields}, str(data))


def next_id(record, table, cells):
    """The next free id of a table: R133 after R132, and for a source its publisher and day.

    Args:
        record: A `Record`.
        table: Name of a table with ids.
        cells: The new row's cells, as far as they are known.

    Example:
        >>> next_id(opened(), "sources", {"publisher": "Asia-Plus", "published": "2020-03-01"})
        'asia-plus-2020-03-01'
    """
    ids = list(record[table].index)
    numbered = [m for m in (re.fullmatch(r"([A-Z]+)(\d+)[a-z]?", one) for one in ids) if m]
    if numbered:
        letters, width = numbered[-1][1], len(numbered[-1][2])
        return f"{letters}{max(int(m[2]) for m in numbered if m[1] == letters) + 1:0{width}}"
    words = [cells.get("publisher") or cells.get("name", ""), cells.get("published", "")]
    stem = re.sub(r"[^a-z0-9]+", "-", " ".join(w for w in words if w).lower()).strip("-")
    taken = (f"{stem}-{n}" for n in range(2, len(ids) + 3))
    return stem if stem not in ids else next(one for one in taken if one not in ids)


def as_record(drafts, data="data"):
    """The record with some drafts added, in memory alone.

    Args:
        drafts: `Draft`s without faults.
        data: Path of the record.

    Returns:
        A `Record`.
    """
    package, sheets, _ = _with(drafts, data)
    return build_record(package, sheets)


def _with(drafts, data):
    """Package, sheets with the drafts at their ends, and the line that each would stand on."""
    record = opened(data)
    sheets, placed = dict(record.sheets), []
    for one in drafts:
        sheet = sheets[one.table]
        file = folder_of(data) / record.package.tables[one.table].path
        written = file.read_text("utf-8-sig").rstrip().count("\n") + 2
        number = max([written, *(line.number + 1 for line in sheet.lines)])
        sheets[one.table] = replace(sheet, lines=[*sheet.lines, Line(number, one.cells)])
        placed.append(number)
    return record.package, sheets, placed


def _text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return ";".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value).strip()


def _meaning(field):
    constraints = field.descriptor.get("constraints", {})
    values = "; ".join(f"{v}: {field.labels.get(v, v)}" for v in constraints.get("enum", ()))
    target = f" (id of {field.refers_to})" if field.refers_to else ""
    means = field.descriptor["description"] + target + (f" One of {values}." if values else "")
    return "yes" if constraints.get("required") else "", means
