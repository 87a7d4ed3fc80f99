"""Verify a published brief: its files are those of its manifest, and a rebuild gives the same bytes."""

import hashlib
from pathlib import Path

from returnwatch.publish.build import build
from returnwatch.publish.folder import read_manifest
from returnwatch.publish.manifest import code_hash, versions
from returnwatch.publish.request import Request


def differences(folder, data):
    """What differs between an edition on disk and a rebuild from its manifest.

    Args:
        folder: Folder of the edition.
        data: Path of the record.

    Returns:
        A line for each difference; none for a brief that is verified.

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
    moved = [
        f"{name} {told['versions'].get(name, 'absent')} then, {now} now"
        for name, now in versions().items()
        if told["versions"].get(name) != now
    ]
    if moved:
        return [*lines, f"{folder.as_posix()}: built with other versions: {'; '.join(moved)}"]
    built = build(Request.of(told), data)
    code = (
        "" if told["code"]["sha256"] == code_hash() else f" (the code has moved on from {told['code']['commit'][:12]})"
    )
    if not code and told["slice"] != built.meta["slice"]:
        code += " (the record has changed in what it can see)"
    for name, digest in told["files"].items():
        if hashlib.sha256(built.files[name]).hexdigest() != digest:
            lines.append(f"{(folder / name).as_posix()}: a rebuild gives other bytes{code}")
    return lines


def _hash(path):
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
