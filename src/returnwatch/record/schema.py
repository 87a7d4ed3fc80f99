"""The Data Package descriptor: the only place where a table's schema stands."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from returnwatch.errors import RecordError

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True)
class Field:
    """One column: its name, type, meaning and constraints."""

    name: str
    type: str
    descriptor: dict

    @property
    def refers_to(self):
        """Name of the table whose ids this column holds, or None."""
        return self.descriptor.get("returnwatch:refersTo")

    @property
    def labels(self):
        """Meaning of each enumerated value, as a dict."""
        return {c["value"]: c["label"] for c in self.descriptor.get("categories", [])}


@dataclass(frozen=True)
class Table:
    """One table of the package: its file name, columns and keys."""

    name: str
    descriptor: dict

    @property
    def path(self):
        return self.descriptor["path"]

    @property
    def schema(self):
        """The Table Schema as a dict."""
        return self.descriptor["schema"]

    @cached_property
    def fields(self):
        """Columns in order, as a dict of name to `Field`."""
        return {f["name"]: Field(f["name"], f["type"], f) for f in self.schema["fields"]}

    @property
    def key(self):
        """Names of the columns that identify a row."""
        return self.schema["primaryKey"]

    @cached_property
    def references(self):
        """Columns that hold ids of another table, as a dict of column to table name."""
        keys = {k["fields"]: k["reference"]["resource"] for k in self.schema.get("foreignKeys", [])}
        lists = {f.name: f.refers_to for f in self.fields.values() if f.refers_to}
        return {**keys, **lists}


@dataclass(frozen=True)
class Package:
    """The record's descriptor and the folder that it stands in."""

    folder: Path
    descriptor: dict

    @cached_property
    def tables(self):
        """Tables in the order of the descriptor, as a dict of name to `Table`."""
        return {r["name"]: Table(r["name"], r) for r in self.descriptor["resources"] if r.get("type") == "table"}


def read_package(folder):
    """Read `datapackage.json` in a folder.

    Args:
        folder: Path of the record, usually `data`.

    Returns:
        The `Package`.

    Raises:
        RecordError: If the descriptor is missing or is not JSON.
    """
    path = Path(folder) / DESCRIPTOR
    try:
        return Package(Path(folder), json.loads(path.read_text("utf-8-sig")))
    except NotADirectoryError:
        what = f"a file; expected the folder that holds {DESCRIPTOR}"
        raise RecordError(f"{Path(folder).as_posix()}: {what}") from None
    except FileNotFoundError:
        raise RecordError(f"{path.as_posix()}: missing; expected a folder with the record's {DESCRIPTOR}") from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise RecordError(f"{path.as_posix()}: not readable as JSON: {error}") from None
