"""Imported sets in memory, and those that a brief of a day may use."""

import csv
import hashlib
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from returnwatch.imported.described import FOLDERS, OWN, read_resources
from returnwatch.imported.kinds import kind_of
from returnwatch.record.dates import parse_day
from returnwatch.record.provenance import known_from
from returnwatch.record.record import rows_of

TYPED = {"integer": int, "number": float, "date": parse_day, "list": lambda cell: tuple(cell.split(";"))}
BLANK = {"list": (), "string": ""}


@dataclass(frozen=True)
class ImportedSet:
    """One set: its name, its descriptor and its CSV; `only` limits it to some countries and groups.

    `frame` holds its rows by id: text as str ('' when blank), whole numbers and degrees as numbers (None), days as
    `datetime.date` (None), several ids as tuples (()).
    """

    name: str
    resource: dict
    path: Path
    only: tuple | None = None

    def within(self, countries, groups):
        """The same set with those rows alone that lie in one of some countries or have one of some groups as a party.

        A set of the whole world is big, and a brief is of a corner of it: other rows aren't even kept in memory.
        """
        return replace(self, only=(frozenset(countries), frozenset(groups)))

    @property
    def kind(self):
        """Its `Kind`."""
        return kind_of(self.told("kind"))

    def told(self, key):
        """What the import noted: version, retrieved, source, restricted, years, attribution, …"""
        return self.resource[OWN + key]

    @property
    def version(self):
        return self.told("version")

    @cached_property
    def frame(self):
        """Its rows, as a DataFrame by id.

        Raises:
            OSError, ValueError: If the file is missing or is not what was written: `returnwatch check` says which.
        """
        return _frame(
            str(self.path), self.path.stat().st_mtime_ns, self.path.stat().st_size, _types(self.resource), self.only
        )

    @cached_property
    def rows(self):
        """Its rows as dicts, by id."""
        return rows_of(self.frame)

    def row(self, key):
        """One row as a dict."""
        return self.rows[key]

    def hash(self, keys):
        """SHA-256 over some rows, in their order in the set."""
        digest = hashlib.sha256(self.name.encode())
        for key in keys:
            digest.update(repr((key, sorted(self.row(key).items()))).encode())
        return digest.hexdigest()


def _types(resource):
    return tuple((f["name"], f["type"]) for f in resource["schema"]["fields"])


@lru_cache(maxsize=4)
def _frame(path, changed, size, types, only):
    import pandas as pd

    names = [name for name, _ in types]
    with open(path, encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        if next(lines, None) != names:
            raise ValueError(f"{path}: other columns than described")
        where = [names.index(name) for name in ("countries", "groups")]
        lines = [line for line in lines if only is None or _inside(line, where, only)]
    columns = {}
    index = pd.Index([line[0] for line in lines], name="key", dtype=object)
    for at, (name, kind) in enumerate(types):
        read, blank = TYPED.get(kind, str), BLANK.get(kind)
        cells = [read(line[at]) if line[at] else blank for line in lines]
        columns[name] = pd.Series(cells, index=index, dtype=object)
    return pd.DataFrame(columns, index=index)


def _inside(line, where, only):
    return any(not wanted.isdisjoint(line[at].split(";")) for at, wanted in zip(where, only))


def open_sets(data, restricted=True):
    """The sets beside a record, those that may not be passed on last.

    Args:
        data: Path of the record.
        restricted: Whether restricted sets are wanted.

    Returns:
        A list of `ImportedSet`; empty where nothing was imported.

    Raises:
        RecordError: If a descriptor can't be read.
    """
    found = []
    for private, folder in FOLDERS.items():
        home = Path(data) / folder
        if private and not restricted:
            continue
        for name, resource in sorted(read_resources(home).items()):
            found.append(ImportedSet(name, resource, home / resource["path"]))
    return found


def source_of(record, name, version, named=""):
    """Id of the publication of a set in `sources`, or '' where it has none yet.

    That is the one named at import, else the one with the set's name, else `ucdp-` with the version.
    """
    for candidate in (
        (named,) if named else (name, f"ucdp-{version.replace('.', '-')}" if name.startswith("ucdp") else "")
    ):
        if candidate and record.has("sources", candidate):
            return candidate
    return ""


@dataclass(frozen=True)
class Known:
    """A set that a brief may use, and its publication in `sources`."""

    set: ImportedSet
    source: str

    @property
    def name(self):
        return self.set.name

    def within(self, countries, groups):
        """The same with those rows of the set alone, see `ImportedSet.within`."""
        return replace(self, set=self.set.within(countries, groups))


def known_sets(record, as_of):
    """Sets under an open licence whose publication is in `sources` and was known by a day.

    Args:
        record: A `Record`.
        as_of: A `datetime.date`.

    Returns:
        A list of `Known`, the best for events first: GED before yearly data, later versions before earlier ones.
    """
    found = []
    for one in open_sets(record.package.folder, restricted=False):
        source = source_of(record, one.name, one.version, one.told("source"))
        if source and not one.told("restricted") and known_from(record, "sources", source) <= as_of:
            found.append(Known(one, source))
    ranks = ("ucdp-ged", "ucdp-brd", "ucdp-prio-acd", "ucdp-actor")
    newest = sorted(found, key=lambda k: [int(p) for p in (k.set.version or "0").split(".")], reverse=True)
    return sorted(newest, key=lambda k: ranks.index(k.set.kind.id) if k.set.kind.id in ranks else len(ranks))
