"""One row: whom it touches, and its cells as the set keeps them."""

import re
from dataclasses import dataclass

from returnwatch.imported import cells
from returnwatch.imported.kinds import stored

SPECIAL = re.compile(r'[,"\n\r]').search
RANGE = ("low", "best", "high")


@dataclass(frozen=True)
class Row:
    """A row's id and its line of CSV; `faults` are (column, message), `notes` what was mended."""

    id: str
    line: str
    faults: tuple
    notes: tuple


class Reader:
    """Reads the rows of one file.

    Args:
        kind: The `Kind`.
        columns: The file's header, in small letters.
        names: The `Names` of the record.
        whole: Whether rows that touch nothing of the record are kept too.
    """

    def __init__(self, kind, columns, names, whole):
        self.kind, self.names, self.whole = kind, names, whole
        at = {c: i for i, c in reversed(list(enumerate(columns)))}
        # Where a file has several of a column's names, the first that the row fills counts.
        self._at = {c.name: [at[n] for n in c.names if n in at] for c in kind.columns}
        self._given = {c.name: next(iter(n for n in c.names if n in at), c.name) for c in kind.columns}
        self._version = at.get("version")
        self._extra = [at[n] for n in kind.extra if n in at and not n.startswith("gwno")]
        # gwnoa and gwnob are states that take part, wherever it happened.
        self._states = [at[n] for n in kind.extra if n in at and n.startswith("gwno")]
        self._inside = [at[n] for n in kind.extra if n in at and n.startswith("location")]
        self._columns = stored(kind)

    def _cell(self, values, name):
        for i in self._at.get(name, ()):
            if value := values[i].strip():
                return value
        return ""

    def version(self, values):
        """The version that a row names, '' for none."""
        return values[self._version].strip() if self._version is not None else ""

    def year(self, values):
        """A row's year, or None; where it can't be read the row tells so itself."""
        text = (self._cell(values, "year") or self._cell(values, "date_start")[:4]).split(".")[0]
        return int(text) if len(text) == 4 and text.isdigit() else None

    def countries(self, values):
        """Ids of the countries in which it happened, as far as the record has them."""
        return self.names.countries(
            self._cell(values, "country"), self._cell(values, "country_id"), self.kind.command == "acled"
        )

    def groups(self, values):
        """Ids of the record's groups among the parties."""
        found = set()
        for i in (*self._extra, *self._at.get("side_a", ()), *self._at.get("side_b", ())):
            if values[i]:
                found |= set(self.names.groups(values[i].strip()))
        return tuple(sorted(found))

    def touches(self, values):
        """Whether the row belongs to the record: a country of the region, or a group."""
        if self.whole or self.names.region & set(self.countries(values)) or self.groups(values):
            return True
        states = " ".join(values[i] for i in self._states)
        inside = ",".join(values[i] for i in self._inside)
        return bool(self.names.region & set(self.names.countries(inside, states)))

    def row(self, values):
        """The row as it is kept, a `Row`."""
        made, faults, notes = {}, [], []
        for column in self.kind.columns:
            raw = self._cell(values, column.name)
            if not raw:
                made[column.name] = ""
                continue
            try:
                made[column.name] = cells.READERS[column.type](raw, column.name)
            except ValueError as error:
                faults.append((self._given[column.name], str(error)))
                continue
            if not made[column.name]:
                notes.append("unknown")
        if not faults:
            self._dates(made, faults)
            for column in self.kind.columns:
                if column.needed and not made[column.name]:
                    faults.append(
                        (
                            self._given[column.name],
                            f"blank; expected {column.says[0].lower()}{column.says[1:].rstrip('.')}",
                        )
                    )
        if faults:
            return Row("", "", tuple(faults), ())
        if self.kind.key:
            made["id"] = "-".join(made[c].replace(";", "+") for c in self.kind.key if made[c])
        self._range(made, notes)
        made["countries"] = ";".join(self.countries(values))
        made["groups"] = ";".join(self.groups(values))
        return Row(made["id"], ",".join(_quoted(made.get(c.name, "")) for c in self._columns), (), tuple(notes))

    def _dates(self, made, faults):
        if "date_start" not in made:
            return
        made["year"] = made["year"] or made["date_start"][:4]
        if "date_end" in made:
            made["date_end"] = made["date_end"] or made["date_start"]
            if made["date_end"] < made["date_start"]:
                faults.append(("date_end", f"{made['date_end']} is before date_start {made['date_start']}"))

    @staticmethod
    def _range(made, notes):
        if "best" not in made:
            return
        given = [int(made[c]) for c in RANGE if made[c]]
        made["at_least"], made["at_most"] = str(min(given)), str(max(given))
        if given != sorted(given):
            notes.append("order")


def _quoted(cell):
    return '"' + cell.replace('"', '""') + '"' if SPECIAL(cell) else cell
