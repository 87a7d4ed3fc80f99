"""Verify a published brief: its files are those of its manifest, and a rebuild gives the same bytes and tells the same of them."""

import hashlib
import json
from pathlib import Path

from returnwatch.errors import AuditError, BuildError
from returnwatch.publish.build import build
from returnwatch.publish.folder import read_manifest
from returnwatch.publish.manifest import code_hash, versions
from returnwatch.publish.request import Request

MANIFEST = "manifest.json"
# What a manifest tells of what it was made with and from, which may have moved on while the brief comes out the same.
MADE = ("code", "versions", "seen", "around", "frame", "files")
RECORD = "the record has changed in what it can see"
# What follows from the record.
FOLLOWS = ("slice", "rows", "imported")


def differences(folder, data):
    """What differs between an edition on disk and a rebuild from its manifest.

    Args:
        folder: Folder of the edition.
        data: Path of the record.

    Returns:
        A line for each difference, and one if it was built with other versions of packages; none for a brief that is verified.

    Raises:
        BuildError, AuditError, RecordError: If it can't be rebuilt.
    """
    folder = Path(folder)
    told = read_manifest(folder)
    lines = [
        f"{(folder / name).as_posix()}: changed since it was published"
        for name, digest in told["files"].items()
        if _hash(folder / name) != digest
    ]
    lines += [f"{path.as_posix()}: not in its manifest" for path in _more(folder, told)]
    files, packages = _rebuilt(folder, told, data), _other_versions(told)
    now = json.loads(files.pop(MANIFEST))
    why = [*packages, *_other_code(told)]
    if told.get("slice") != now["slice"]:
        why.append(RECORD)
    because = f" ({'; '.join(why)})" if why else ""
    rebuilt = [
        f"{(folder / name).as_posix()}: a rebuild gives other bytes{because}"
        for name, digest in now["files"].items()
        if told["files"].get(name) != digest
    ]
    left_out = (*MADE, *FOLLOWS) if RECORD in why and rebuilt else MADE
    rebuilt += [
        f"{(folder / MANIFEST).as_posix()}: a rebuild tells another {name}{because}"
        for name, value in now.items()
        # Manifests of older code tell less.
        if name not in left_out and told.get(name) != value and (name in told or not why)
    ]
    if packages and not rebuilt:
        same = "a rebuild with these gives the same files; --env rebuilds it with those"
        rebuilt = [f"{folder.as_posix()}: built with other versions: {'; '.join(packages)}; {same}"]
    return lines + rebuilt


def _rebuilt(folder, told, data):
    request = Request.of(told)
    replaced = folder.resolve().parent / request.replaces if request.replaces else None
    if replaced and not (replaced / MANIFEST).is_file():
        replaced = None
    try:
        return build(request, data, replaced=replaced).files
    except (BuildError, AuditError) as error:
        moved = [*_other_versions(told), *_other_code(told)]
        raise type(error)(f"{error} ({'; '.join(moved)})" if moved else str(error)) from None


def _other_versions(told):
    return [
        f"{name} {told['versions'].get(name, 'absent')} then, {now} now"
        for name, now in versions().items()
        if told["versions"].get(name) != now
    ]


def _other_code(told):
    moved = told["code"]["sha256"] != code_hash()
    return [f"the code has moved on from {told['code']['commit'][:12]}"] if moved else []


def _more(folder, told):
    """Files beside those of the manifest; what a file manager leaves begins with a dot and is no part of an edition."""
    named = {*told["files"], MANIFEST}
    return sorted(path for path in folder.iterdir() if path.name not in named and not path.name.startswith("."))


def _hash(path):
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
