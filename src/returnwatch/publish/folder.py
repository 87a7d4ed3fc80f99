"""Editions on disk: a folder appears whole or not at all, and never changes."""

import json
import os
import shutil
from pathlib import Path

from filelock import FileLock

from returnwatch.errors import BuildError


def editions(out, scope, as_of):
    """Folders of the editions of a brief, oldest first."""
    base = Path(out) / scope
    found = [p for p in base.glob(f"{as_of}*") if p.name == as_of or p.name.removeprefix(f"{as_of}.").isdigit()]
    return sorted(found, key=edition_of)


def edition_of(folder):
    """Number of an edition, from its folder's name: 2013-01-14 is 1, 2013-01-14.2 is 2."""
    _, _, number = folder.name.partition(".")
    return int(number or 1)


def read_manifest(folder):
    """The manifest of an edition as a dict.

    Raises:
        BuildError: If it is missing or unreadable.
    """
    path = Path(folder) / "manifest.json"
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BuildError(f"{path.as_posix()}: not readable: {error}") from None


def published(out):
    """Folders of every edition of every scope, in order."""
    return sorted(p.parent for p in Path(out).glob("*/????-??-??*/manifest.json"))


def earlier(out, scope, as_of):
    """Day of the newest brief of the scope before a day, or ''."""
    days = {
        p.name.partition(".")[0] for p in (Path(out) / scope).glob("????-??-??*") if (p / "manifest.json").is_file()
    }
    return max((d for d in days if d < as_of), default="")


def same(built, folder):
    """Whether an edition on disk has the same HTML, PDF and claims."""
    names = [f"{built.request.name}.html", f"{built.request.name}.pdf", "claims.json"]
    try:
        return [(folder / name).read_bytes() for name in names] == built.identity
    except OSError:
        return False


def place(built, out):
    """Put a finished brief in its folder: written beside, synced, then renamed under a lock.

    Args:
        built: A `Built`.
        out: Path under which briefs are published.

    Returns:
        The folder.

    Raises:
        BuildError: If the folder exists already, or can't be written.
    """
    request = built.request
    home = Path(out) / request.scope
    final = home / (request.as_of if request.edition == 1 else f"{request.as_of}.{request.edition}")
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(Path(out) / ".lock"):
        if final.exists():
            raise BuildError(f"{final.as_posix()}: exists already; an edition is never changed")
        staging = home / f".{final.name}.{os.getpid()}"
        try:
            staging.mkdir()
            for name, content in built.files.items():
                _write(staging / name, content)
            _sync(staging)
            os.rename(staging, final)
            _sync(home)
        except OSError as error:
            raise BuildError(f"{final.as_posix()}: not published: {error.strerror or error}") from None
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return final


def _write(path, content):
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder):
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
