"""What a brief was made from: parameters, rows, code and versions, each with its hash."""

import hashlib
import subprocess
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[3]
# Packages whose version can change the bytes of a brief.
PACKAGES = (
    "altair",
    "brotli",
    "font-source-sans-pro",
    "fonttools",
    "ipykernel",
    "msgspec",
    "nbconvert",
    "nbformat",
    "pandas",
    "papermill",
    "pypandoc_binary",
    "typst",
    "vl-convert-python",
    "zopfli",
)


def manifest(request, meta, files, data, told):
    """The manifest of a brief: no wall-clock time and no path of a machine.

    Args:
        request: The `Request`.
        meta: What the notebook says of itself.
        files: Bytes of each file by name.
        data: Path of the record.
        told: What it was made from and what it says in short, by name.

    Returns:
        A dict for `manifest.json`.
    """
    return {
        "parameters": {**request.model_dump(), "data": data.resolve().name},
        "title": meta["title"],
        "scope_name": meta["scope_name"],
        "status_line": meta["status_line"],
        "form": meta["form"],
        "stale": meta["stale"],
        "reconstructed": meta["reconstructed"],
        "rows": meta["rows"],
        "slice": meta["slice"],
        **told,
        # Rows of imported sets, each set's in one hash.
        **({"imported": meta["imported"]} if "imported" in meta else {}),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
        "code": {"commit": commit(), "sha256": code_hash()},
        "versions": versions(),
    }


@cache
def commit():
    """The commit of the code that built it; '' outside a repository."""
    try:
        found = subprocess.run(
            ["git", "-C", str(ROOT), "rev-parse", "HEAD"], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return found.stdout.strip() if found.returncode == 0 else ""


@cache
def code_hash():
    """SHA-256 over the library, the notebook and the lock: it changes when a brief could.

    It is that of the code which this process has in memory: as it first found it, or as did the one from which it was forked.
    """
    _stamps()
    return _on_disk()


def code_is_as_it_was():
    """Whether the code on disk is still that of `code_hash`."""
    # Files that were not written since needn't be read again.
    return all(_stamp(path) == stamp for path, stamp in _stamps().items()) or _on_disk() == code_hash()


def _files():
    files = sorted(p for p in (ROOT / "src" / "returnwatch").rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return [p for p in [*files, ROOT / "notebooks" / "brief.ipynb", ROOT / "requirements.lock"] if p.is_file()]


def _on_disk():
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@cache
def _stamps():
    return {path: _stamp(path) for path in _files()}


def _stamp(path):
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino


@cache
def versions():
    """Installed versions of the packages that can change the bytes of a brief."""
    return {name: version(name) for name in PACKAGES}
