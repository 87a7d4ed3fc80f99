"""Keep imported sets on disk: each beside the record's tables, whole or not at all."""

import os
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from returnwatch.errors import ReturnWatchError
from returnwatch.imported.cells import version, version_in
from returnwatch.imported.described import FOLDERS, OWN, read_resources, resource, written
from returnwatch.imported.kinds import stored
from returnwatch.imported.read import keep, order


@dataclass(frozen=True)
class Stored:
    """What became of one set: its name, kind, descriptor, what it replaced ('' for nothing), and counts of its files."""

    name: str
    kind: object
    path: Path
    resource: dict
    replaced: bool
    counts: Counter


def together(readings, restricted, source, given="", today=None):
    """Readings as the sets that they make: files of one kind and version are one.

    Args:
        readings: `Reading`s.
        restricted: Whether none of them may be passed on.
        source: Id of their publication in `sources`, or ''.
        given: Version as given by the user, or ''.
        today: ISO day of the import; by default today's in UTC.

    Returns:
        A list of (name, kind, rows, counts, told), see `described.resource`.
    """
    today = today or datetime.now(UTC).date().isoformat()
    sets = {}
    for reading in readings:
        which = version(given) or _version(reading)
        sets.setdefault((reading.kind.id, which), []).append(reading)
    for (_, which), some in sorted(sets.items()):
        kind, rows, counts = some[0].kind, {}, Counter()
        for reading in some:
            counts.update(reading.counts)
            for key, line in reading.rows.items():
                keep(rows, key, line, counts)
        years = [y for r in some if r.years for y in r.years]
        told = {
            "version": which,
            "retrieved": today,
            "files": sorted(r.file.sha256 for r in some),
            "source": source,
            "restricted": restricted or kind.restricted,
            "years": [min(years), max(years)] if years else [],
            "rows": len(rows),
        }
        yield kind, rows, counts, told


def _version(reading):
    """The version that the rows name, else the file's name; ACLED has none but the day."""
    if reading.kind.command == "acled":
        return ""
    named = Counter()
    for text, times in reading.versions.items():
        named[version(text)] += times
    named.pop("", None)
    return max(named, key=lambda v: [int(p) for p in v.split(".")]) if named else version_in(reading.file.path.name)


def named(kind, told):
    """The name of a set: its kind with its version, its last year, or the day on which it was fetched."""
    if told["version"]:
        return f"{kind.id}-{told['version'].replace('.', '-')}"
    if kind.command == "acled" or not told["years"]:
        return f"{kind.id}-{told['retrieved']}"
    return f"{kind.id}-to-{told['years'][1]}"


def store(sets, data):
    """Write sets and their descriptor, under a lock, each file written beside and renamed.

    A file that is imported again keeps the day on which it was first, so that the same file gives the same bytes.

    Args:
        sets: As `together` gives them.
        data: Path of the record.

    Returns:
        A list of `Stored`; of a set without rows nothing is written.

    Raises:
        ReturnWatchError: If the folder can't be written.
    """
    done = []
    for kind, rows, counts, told in sets:
        if not rows:
            name = named(kind, told)
            path = Path(data) / FOLDERS[told["restricted"]] / f"{name}.csv"
            done.append(Stored(name, kind, path, resource(kind, name, b"", told), False, counts))
            continue
        folder = Path(data) / FOLDERS[told["restricted"]]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / ".lock"):
                done.append(_store(folder, kind, rows, counts, told))
            _withdraw(Path(data) / FOLDERS[not told["restricted"]], done[-1].name)
        except OSError as error:
            raise ReturnWatchError(f"{folder.as_posix()}: not written: {error.strerror or error}") from None
    return done


def _store(folder, kind, rows, counts, told):
    there = read_resources(folder)
    same = [r for r in there.values() if (r[OWN + "files"], r[OWN + "kind"]) == (told["files"], kind.id)]
    if same:
        told = {**told, "retrieved": same[0][OWN + "retrieved"]}
    name = named(kind, told)
    content = table(kind, rows)
    described = resource(kind, name, content, told)
    replaced = name in there
    if there.get(name) != described or not (folder / f"{name}.csv").is_file():
        _put(folder / f"{name}.csv", content)
        _put(folder / "datapackage.json", written({**there, name: described}, told["restricted"]))
    return Stored(name, kind, folder / f"{name}.csv", described, replaced, counts)


def _withdraw(folder, name):
    """Take a set away from the other folder: what is restricted now must not stay open, nor the other way round."""
    if name in read_resources(folder):
        with FileLock(folder / ".lock"):
            there = read_resources(folder)
            there.pop(name, None)
            _put(folder / "datapackage.json", written(there, folder.name == FOLDERS[True]))
            (folder / f"{name}.csv").unlink(missing_ok=True)


def table(kind, rows):
    """The CSV of a set, as bytes: rows in the order of their ids, whatever order they came in."""
    header = ",".join(c.name for c in stored(kind))
    return ("\n".join([header, *(rows[key] for key in sorted(rows, key=order))]) + "\n").encode()


def _put(path, content):
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(beside, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
