"""What takes a second to make and is the same for every brief, kept between runs by what it is made from."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path


def folder():
    """The user's folder for what can be made again at any time."""
    from platformdirs import user_cache_path

    return user_cache_path("returnwatch")


def kept(name, key, make):
    """A text that was made before from the same things, or made now and kept for the next run.

    A file that was cut off or changed on disk is made again; where none can be written, nothing is kept.

    Args:
        name: What it is, in a word.
        key: Everything that it is made from, as bytes or text: contents, versions, options.
        make: Function that makes it.

    Returns:
        The text.
    """
    digest = hashlib.sha256()
    for part in key:
        part = part.encode() if isinstance(part, str) else part
        digest.update(len(part).to_bytes(8, "big") + part)
    path = folder() / f"{name}-{digest.hexdigest()[:32]}"
    with suppress(OSError, UnicodeDecodeError):
        told, _, text = path.read_bytes().partition(b"\n")
        if told.decode() == hashlib.sha256(text).hexdigest():
            return text.decode()
    made = make()
    with suppress(OSError):
        _write(path, made.encode())
    return made


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "wb") as file:
            file.write(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
        os.replace(beside, path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
