"""What a brief is made from, told before it is built: it is due when that is other than its newest edition was made from."""

import hashlib
import json
import os
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from returnwatch.analysis.grades import gaps
from returnwatch.errors import BuildError
from returnwatch.imported.described import FOLDERS
from returnwatch.knowledge.scope import scopes
from returnwatch.knowledge.view import ROW, View, until
from returnwatch.knowledge.visible import Visible
from returnwatch.publish.manifest import code_hash, versions
from returnwatch.record.schema import DESCRIPTOR

# Editions that were rebuilt from other inputs and came out the same: a line each, folder and digest.
CHECKED = ".checked"


class Inputs:
    """What each brief of a record is made from.

    Args:
        record: A `Record`.
    """

    def __init__(self, record):
        self._record, self._visible = record, Visible(record)
        self._scopes = scopes(record)
        self._around = cache(self._look_around)

    def of(self, request):
        """What a brief is made from.

        Args:
            request: A `Request`.

        Returns:
            A dict of fingerprints: `seen` of the rows of the record that it can see, `around` of what it is told of others (which
            rows that its notes name are known, which countries and groups have no figure), `frame` of the record's
            description, boundaries and imported sets.

        Raises:
            BuildError: If the record has no such scope.
        """
        if request.scope not in self._scopes:
            raise BuildError(f"{request.name}: the record has no scope '{request.scope}'")
        day = date.fromisoformat(request.as_of)
        return {
            "seen": self._visible.fingerprint(self._scopes[request.scope], day),
            "around": self._around(day),
            "frame": self._frame,
        }

    def _look_around(self, day):
        tables = {table: until(self._record.dated[table], day) for table in ("estimates", "groups")}
        view = View(self._record, day, tables)
        named = [(row, other) for row, other, known in self._named if known <= day]
        return _digest([gaps(view, view), named])

    @cached_property
    def _named(self):
        """(row, row that its note names, day from which that one is known) of the whole record."""
        days = {}
        for frame in self._record.dated.values():
            for key, day in frame["known"].items():
                days[key] = max(days.get(key, date.min), day or date.min)
        found = []
        for table, frame in self._record.tables.items():
            if "note" in frame:
                notes = frame["note"].items()
                found += [(f"{table}/{key}", n, days[n]) for key, note in notes for n in ROW.findall(note) if n in days]
        return found

    @cached_property
    def _frame(self):
        folder = self._record.package.folder
        # The descriptor of an imported set holds the hash of its rows.
        names = (DESCRIPTOR, "boundaries.json", *(f"{home}/{DESCRIPTOR}" for home in FOLDERS.values()))
        files = [path.read_bytes() for name in names if (path := folder / name).is_file()]
        return _digest([hashlib.sha256(content).hexdigest() for content in files])


def _digest(value):
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()


def made_from(request, inputs):
    """Everything that can change a brief, as a dict by kind.

    Args:
        request: A `Request`, with the edition whose rebuilding is in question.
        inputs: As `Inputs.of` gives it.
    """
    return {"parameters": request.model_dump(), **inputs, "code": code_hash(), "versions": versions()}


def told_by(manifest):
    """The same of a published edition, from its manifest; '' for what it doesn't tell."""
    parameters = {name: value for name, value in manifest["parameters"].items() if name != "data"}
    told = {name: manifest.get(name, "") for name in ("seen", "around", "frame")}
    # Editions of before there were briefs of one page don't tell it.
    parameters = {"when_unchanged": "full", **parameters}
    return {"parameters": parameters, **told, "code": manifest["code"]["sha256"], "versions": manifest["versions"]}


def reasons(then, now):
    """Why a brief is due, as a list of words; none where it isn't.

    Args:
        then: What its newest edition was made from, or None.
        now: What it would be made from.
    """
    if then is None:
        return ["not built yet"]
    found = []
    if then["code"] != now["code"]:
        found.append("the code changed")
    for name, new in now["versions"].items():
        if then["versions"].get(name) != new:
            found.append(f"{name} {then['versions'].get(name, 'absent')} is now {new}")
    for name, value in now["parameters"].items():
        if then["parameters"].get(name) != value:
            found.append(f"{name} was {then['parameters'].get(name) or 'none'}, is {value or 'none'}")
    # Older code may have summed up the rows otherwise, so that a comparison would tell nothing.
    if not found or then["code"] == now["code"]:
        words = {
            "seen": "rows that it can see changed",
            "around": "rows beside its own changed",
            "frame": "the record's description, boundaries or imported sets changed",
        }
        found += [said for name, said in words.items() if then[name] != now[name]]
    return found


def checked(out):
    """Digests of what editions were found to come out the same from, as a dict of scope/folder to a set."""
    found = {}
    try:
        lines = (Path(out) / CHECKED).read_text("utf-8").splitlines()
    except OSError:
        return found
    for line in lines:
        # A line that was cut off by a full disk matches nothing, and its brief is built once more.
        name, _, digest = line.partition(" ")
        found.setdefault(name, set()).add(digest)
    return found


def note_checked(out, folder, parts):
    """Remember that a rebuild of an edition from other inputs came out the same."""
    line = f"{folder.parent.name}/{folder.name} {_digest(parts)}\n".encode()
    try:
        handle = os.open(Path(out) / CHECKED, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    except OSError:
        return
    try:
        os.write(handle, line)
    except OSError:
        pass
    finally:
        os.close(handle)


def is_checked(found, folder, parts):
    """Whether `checked` has it."""
    return _digest(parts) in found.get(f"{folder.parent.name}/{folder.name}", ())
