"""Are imported sets as they were written? Hash, columns, cells and source, one line a fault."""

import csv
import hashlib
from pathlib import Path

from returnwatch.errors import RecordError
from returnwatch.imported.described import FOLDERS, OWN, read_resources
from returnwatch.imported.kinds import KINDS
from returnwatch.imported.sets import TYPED
from returnwatch.record.faults import Fault, quoted

EXPECTED = {"integer": "a whole number", "number": "a number", "date": "a day like 2012-12-04"}
CHANGED = "changed since it was imported: its SHA-256 is not the one in datapackage.json; import the file again"
NEEDED = (
    "path",
    "hash",
    "licenses",
    "schema",
    *(OWN + k for k in ("kind", "version", "retrieved", "source", "years", "restricted", "attribution")),
)


def set_faults(data, record=None):
    """Every fault of the imported sets beside a record.

    Args:
        data: Path of the record.
        record: The `Record`, to look for the sources that were named at import; None where it has faults itself.

    Returns:
        A list of `Fault`s; none where nothing was imported.
    """
    found = []
    for restricted, name in FOLDERS.items():
        home = Path(data) / name
        path = (home / "datapackage.json").as_posix()
        try:
            resources = read_resources(home)
        except RecordError as error:
            found.append(Fault(path, 0, "", str(error).removeprefix(f"{path}: ")))
            continue
        for one in resources.values():
            found += _faults(home, path, one, restricted, record)
        listed = {r.get("path") for r in resources.values()}
        for file in sorted(home.glob("*.csv")) if home.is_dir() else ():
            if file.name not in listed:
                found.append(Fault(file.as_posix(), 0, "", "not in datapackage.json; import it, or take it away"))
    return found


def _faults(home, path, one, restricted, record):
    name = one["name"]
    missing = [key for key in NEEDED if key not in one]
    if missing:
        return [Fault(path, 0, name, f"without {', '.join(missing)}; import the file again")]
    kinds = {k.id: k for k in KINDS}
    if one[OWN + "kind"] not in kinds:
        return [Fault(path, 0, name, f"kind: {quoted(one[OWN + 'kind'])} is none of {', '.join(kinds)}")]
    found = []
    if (one[OWN + "restricted"] or kinds[one[OWN + "kind"]].restricted) != restricted:
        where = FOLDERS[not restricted]
        found.append(Fault(path, 0, name, f"a {'open' if restricted else 'restricted'} set; expected in {where}/"))
    source = one[OWN + "source"]
    if source and record is not None and not record.has("sources", source):
        found.append(Fault(path, 0, name, f"source: no {quoted(source)} in {record.sheets['sources'].path}"))
    return found + _file_faults(home / one["path"], one)


def _file_faults(file, one):
    shown = file.as_posix()
    try:
        with open(file, "rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        with open(file, encoding="utf-8", newline="") as text:
            found = list(_cell_faults(shown, csv.reader(text, strict=True), one["schema"]["fields"]))
    except FileNotFoundError:
        return [Fault(shown, 0, "", "missing; datapackage.json lists it: import the file again")]
    except (UnicodeDecodeError, csv.Error) as error:
        return [Fault(shown, 0, "", f"not readable as CSV: {error}; import the file again")]
    if f"sha256:{digest}" != one["hash"]:
        found.insert(0, Fault(shown, 0, "", CHANGED))
    return found


def _cell_faults(shown, lines, fields):
    header = next(lines, [])
    if header != [f["name"] for f in fields]:
        expected = ", ".join(f["name"] for f in fields)
        yield Fault(shown, 1, "", f"columns {', '.join(header[:4]) or 'none'}, …; expected {expected}")
        return
    typed = [(at, f["name"], f["type"]) for at, f in enumerate(fields) if f["type"] in EXPECTED]
    seen = {}
    for number, cells in enumerate(lines, 2):
        if len(cells) != len(fields):
            yield Fault(shown, number, "", f"{len(cells)} cells where the header has {len(fields)}")
            continue
        if cells[0] in seen:
            yield Fault(shown, number, "id", f"{quoted(cells[0])} stands on line {seen[cells[0]]} already")
        seen.setdefault(cells[0], number)
        for at, name, kind in typed:
            try:
                if cells[at]:
                    TYPED[kind](cells[at])
            except ValueError:
                yield Fault(shown, number, name, f"expected {EXPECTED[kind]}, not {quoted(cells[at])}")


def hold_to_import(data, record):
    """Refuse imported sets with faults.

    Raises:
        RecordError: If there are any; `faults` holds a line for each.
    """
    faults = set_faults(data, record)
    if faults:
        raise RecordError(str(faults[0]), [str(f) for f in faults])
