"""Editions on disk: a folder appears whole or not at all, and never changes."""

import json
import os
import re
import shutil
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from returnwatch.errors import BuildError

# How the names of files and folders begin that are still being written.
STAGING = ".new-"
# The name of an edition's folder; one that somebody copied and named otherwise is none.
NAMED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[0-9]+)?")
# What every manifest tells, and of its parameters.
TOLD, ASKED = (
    ("parameters", "title", "reconstructed", "rows", "files", "code", "versions"),
    ("as_of", "scope", "edition"),
)


def editions(out, scope, as_of):
    """Folders of the editions of a brief, oldest first."""
    return sorted(_found(out, scope, as_of), key=edition_of)


def _found(out, scope="*", as_of="????-??-??"):
    """Folders of editions of a scope and a day, or of all."""
    manifests = Path(out).glob(f"{scope}/{as_of}*/manifest.json")
    return [p.parent for p in manifests if NAMED.fullmatch(p.parent.name) and p.is_file()]


def edition_of(folder):
    """Number of an edition, from its folder's name: 2013-01-14 is 1, 2013-01-14.2 is 2."""
    _, _, number = folder.name.partition(".")
    return int(number or 1)


def day_of(folder):
    """The day of an edition, from its folder's name."""
    return folder.name.partition(".")[0]


def name_of(as_of, number):
    """The name of an edition's folder."""
    return as_of if number == 1 else f"{as_of}.{number}"


def newest_editions(folders):
    """The newest edition of each scope and day, as a dict of (scope, ISO day) to folder, in order of scope and day."""
    found = {(folder.parent.name, day_of(folder)): folder for folder in sorted(folders, key=edition_of)}
    return dict(sorted(found.items()))


def read_manifest(folder):
    """The manifest of an edition as a dict.

    Raises:
        BuildError: If it is missing or unreadable, or doesn't tell what every manifest does.
    """
    path = Path(folder) / "manifest.json"
    try:
        told = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        like = "expected a folder like reports/central-asia/2013-01-14, with a manifest.json"
        raise BuildError(f"{path.parent.as_posix()}: no edition: {like}") from None
    except (OSError, ValueError) as error:
        raise BuildError(f"{path.as_posix()}: not readable: {error}") from None
    parts = [(told, TOLD), (told.get("parameters") if isinstance(told, dict) else None, ASKED)]
    missing = [name for part, names in parts for name in names if not isinstance(part, dict) or name not in part]
    if missing:
        raise BuildError(f"{path.as_posix()}: not the manifest of an edition: it doesn't tell {missing[0]}")
    return told


def published(out):
    """Folders of every edition of every scope, in order."""
    return sorted(_found(out))


def read_manifests(out):
    """The manifest of every edition, as a dict of folder to manifest.

    Raises:
        BuildError: If one is unreadable.
    """
    return {folder: read_manifest(folder) for folder in published(out)}


def earlier(out, scope, as_of):
    """Day of the newest brief of the scope before a day, or ''."""
    return max((day for day in map(day_of, _found(out, scope)) if day < as_of), default="")


class Taken(BuildError):
    """Raised when another run has published the same edition meanwhile."""


@contextmanager
def locked(out):
    """Hold the lock under which briefs, index and feed are put in place; the system lets go of it when a process dies.

    Raises:
        BuildError: If the folder can't be written.
    """
    try:
        Path(out).mkdir(parents=True, exist_ok=True)
        lock = FileLock(Path(out) / ".lock")
        lock.acquire()
    except OSError as error:
        raise BuildError(f"{Path(out).as_posix()}: not writable: {error.strerror or error}") from None
    try:
        yield
    finally:
        lock.release()


def sweep(out):
    """Remove what runs that were killed left half-written; under the lock, nobody else is writing."""
    for left in [*Path(out).glob(f"*/{STAGING}*"), *Path(out).glob(f"{STAGING}*")]:
        shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)


def place(built, out):
    """Put a finished brief in its folder: written beside, synced, then renamed under a lock.

    Args:
        built: A `Built`.
        out: Path under which briefs are published.

    Returns:
        The folder.

    Raises:
        Taken: If the edition exists already.
        BuildError: If it can't be written; nothing of it is left.
    """
    request = built.request
    home = Path(out) / request.scope
    final = home / name_of(request.as_of, request.edition)
    with locked(out):
        sweep(out)
        if os.path.lexists(final) and not (final / "manifest.json").is_file():
            raise BuildError(f"{final.as_posix()}: not published: something that is no edition is in the way")
        if final.exists():
            raise Taken(f"{final.as_posix()}: exists already; an edition is never changed")
        staging = home / f"{STAGING}{final.name}"
        try:
            home.mkdir(exist_ok=True)
            staging.mkdir()
            for name, content in built.files.items():
                _write(staging / name, content)
            _sync(staging)
            os.rename(staging, final)
            _sync(home)
            _sync(Path(out))
        except OSError as error:
            raise BuildError(f"{final.as_posix()}: not published: {error.strerror or error}") from None
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return final


def replace_file(path, content):
    """Put a file in place of another at once; under the lock.

    Raises:
        BuildError: If it can't be written; the other is left as it was.
    """
    beside = path.with_name(f"{STAGING}{path.name}")
    try:
        _write(beside, content)
        os.replace(beside, path)
        _sync(path.parent)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise BuildError(f"{path.as_posix()}: not written: {error.strerror or error}") from None


def _write(path, content):
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder):
    """Make renames in a folder last, where the system lets a folder be opened."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
