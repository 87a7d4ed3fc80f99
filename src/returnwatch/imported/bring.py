"""Import files: read them all, keep what concerns the record, and say what became of every row."""

from dataclasses import dataclass
from pathlib import Path

from returnwatch.errors import UsageError
from returnwatch.imported import cells
from returnwatch.imported.names import Names
from returnwatch.imported.read import read
from returnwatch.imported.sets import source_of
from returnwatch.imported.source import incoming
from returnwatch.imported.store import store, together
from returnwatch.imported.template import template
from returnwatch.record.check import open_checked
from returnwatch.record.faults import near


@dataclass(frozen=True)
class Report:
    """What an import did: `faults` are lines on what can't be read, `lines` what was done, `sets` are `Stored`."""

    faults: list
    lines: list
    sets: list


def bring(producer, files, data, *, source="", restricted=False, whole=False, version="", today=None):
    """Import files of one producer.

    Args:
        producer: ucdp or acled.
        files: Paths of CSV files as published.
        data: Path of the record.
        source: Id of their publication in `sources`, or ''.
        restricted: Whether they may not be passed on.
        whole: Whether to keep rows outside the record's countries and groups too.
        version: Their version, or ''.
        today: ISO day of the import; by default today's.

    Returns:
        A `Report`.

    Raises:
        UsageError: If the source or the version means nothing.
        RecordError: If the record has faults.
        ReturnWatchError: If a file is none that can be imported; then nothing is written.
    """
    if version and not cells.version(version):
        raise UsageError(f"--version: expected a version like 25.1, not '{version}'")
    record = open_checked(Path(data))
    if source and not record.has("sources", source):
        raise UsageError(
            f"--source: no '{source}' in {record.sheets['sources'].path}{near(source, record['sources'].index)}"
        )
    names = Names(record)
    readings = [read(incoming(file), names, producer, whole) for file in dict.fromkeys(map(str, files))]
    stored = store(together(readings, restricted, source, version, today), data)
    faults = [line for reading in readings for line in reading.faults]
    return Report(faults, [line for one in stored for line in _told(one, record)], stored)


def _told(one, record):
    counts, told = one.counts, one.resource
    rows = told["returnwatch:rows"]
    notes = [
        f"{counts['read']:,} read",
        f"{rows:,} kept",
        f"{counts['outside']:,} outside the record's countries and groups",
        f"{counts['left']:,} left out",
    ]
    if counts["repeated"]:
        unlike = f", {counts['unlike']:,} of them with other cells" if counts["unlike"] else ""
        notes.append(f"{counts['repeated']:,} with an id that stands before, kept once{unlike}")
    yield f"{one.path.as_posix()}: {told['title']}: {'; '.join(notes)}"
    if not rows:
        yield "  nothing is kept, so nothing was written; --whole keeps rows outside of the record too"
        return
    if counts["order"]:
        yield f"  low, best and high are out of order in {_rows(counts['order'])}: kept as published, the range put in order"
    if counts["unknown"]:
        yield f"  number_of_sources is −1, unknown, in {_rows(counts['unknown'])}: kept blank"
    if not told["returnwatch:version"] and one.kind.command == "ucdp":
        yield "  no version in the rows or the file's name: named by the last year; --version says it"
    if one.replaced:
        yield f"  replaces the set {one.name} that was there"
    if told["returnwatch:restricted"]:
        yield "  restricted: kept out of git and of every published file; the explorer shows it, marked"
        return
    source = source_of(record, one.name, told["returnwatch:version"], told["returnwatch:source"])
    if source:
        yield f"  its publication is {source} in {record.sheets['sources'].path}: briefs use the set from the day that it was known"
    else:
        path = record.sheets["sources"].path
        yield f"  no publication in {path} yet: briefs leave the set out until this line stands there, graded:"
        yield template(one, record)


def _rows(number):
    return f"{number:,} {'row' if number == 1 else 'rows'}"
