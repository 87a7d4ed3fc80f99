"""What takes a second to make and is the same for every brief, kept between runs by what it is made from."""

import atexit
import hashlib
import os
import shutil
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
    text = found(folder(), name, key)
    if text is None:
        text = make()
        keep(folder(), name, key, text)
    return text


def found(home, name, key):
    """A text that was kept in a folder; None where it isn't there, or not whole.

    Args:
        home: Path of the folder.
        name, key: As `kept` takes them.
    """
    with suppress(OSError, UnicodeDecodeError):
        told, _, text = _path(home, name, key).read_bytes().partition(b"\n")
        if told == _hash(text):
            return text.decode()
    return None


def keep(home, name, key, text):
    """Keep a text for `found`; where none can be written, nothing is kept."""
    with suppress(OSError):
        _write(_path(home, name, key), _hash(text.encode()) + b"\n" + text.encode())


def _path(home, name, key):
    digest = hashlib.sha256()
    for part in key:
        part = part.encode() if isinstance(part, str) else part
        digest.update(len(part).to_bytes(8, "big") + part)
    return Path(home) / f"{name}-{digest.hexdigest()[:32]}"


def kept_files(name, contents):
    """A folder with these files, for those who read files: until this process ends where none can be kept.

    Args:
        name: What they are, in a word.
        contents: Bytes by file name.
    """
    path = folder() / f"{name}-{_hash(b''.join(_hash(content) for content in contents.values())).decode()[:32]}"
    try:
        _fill(path, contents)
    except OSError:
        path = Path(tempfile.mkdtemp(prefix=f"returnwatch-{name}-"))
        atexit.register(shutil.rmtree, path, ignore_errors=True)
        _fill(path, contents)
    return path


def _fill(path, contents):
    for file, content in contents.items():
        if not (path / file).is_file() or (path / file).read_bytes() != content:
            _write(path / file, content)


def _hash(content):
    return hashlib.sha256(content).hexdigest().encode()


def _write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "wb") as file:
            file.write(content)
        os.replace(beside, path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
