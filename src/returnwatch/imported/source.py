"""A file as it came: what it is, its hash, and whether it is a CSV at all."""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from returnwatch.errors import ReturnWatchError
from returnwatch.record import mangled

EXPECTED = "expected the CSV file as UCDP or ACLED publishes it"
# How files begin that are given for CSV by mistake.
HEADS = (
    (b"PK\x03\x04", "a zip archive or an Excel workbook: unpack it, or save the sheet as 'CSV UTF-8'"),
    (b"\xff\xfe", "UTF-16, which a spreadsheet calls Unicode text: save it as 'CSV UTF-8'"),
    (b"\xfe\xff", "UTF-16, which a spreadsheet calls Unicode text: save it as 'CSV UTF-8'"),
    (b"\x1f\x8b", "a gzip archive: unpack it"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook: save the sheet as 'CSV UTF-8'"),
)


@dataclass(frozen=True)
class Incoming:
    """A file that was found to be text: its path, as shown to the user, its SHA-256, and whether its last line ends."""

    path: Path
    shown: str
    sha256: str
    ends: bool


def incoming(path):
    """Read a file once, for its hash and to see that it is text.

    Args:
        path: Path as typed.

    Returns:
        An `Incoming`.

    Raises:
        ReturnWatchError: If it is missing, empty, binary, not UTF-8 or a web page.
    """
    path, shown = Path(path), Path(path).as_posix()
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    size, lines, ends = 0, 1, True
    try:
        with open(path, "rb") as file:
            while chunk := file.read(1 << 20):
                if not size:
                    _head(chunk, shown)
                if b"\0" in chunk:
                    raise ReturnWatchError(f"{shown}: binary, not text; {EXPECTED}")
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError as error:
                    lines += error.object[: error.start].count(b"\n")
                    hint = mangled.unread(error.object, error.start)
                    byte = error.object[error.start]
                    raise ReturnWatchError(f"{shown}:{lines}: not UTF-8 (byte {byte:#04x}){hint}; {EXPECTED}") from None
                digest.update(chunk)
                size += len(chunk)
                lines += chunk.count(b"\n")
                ends = chunk.endswith((b"\n", b"\r"))
        decoder.decode(b"", final=True)
    except FileNotFoundError:
        raise ReturnWatchError(f"{shown}: no such file; {EXPECTED}") from None
    except IsADirectoryError:
        raise ReturnWatchError(f"{shown}: a folder; {EXPECTED}") from None
    except UnicodeDecodeError:
        raise ReturnWatchError(f"{shown}:{lines}: ends in the middle of a letter: half a file; {EXPECTED}") from None
    except OSError as error:
        raise ReturnWatchError(f"{shown}: not readable: {error.strerror or error}") from None
    if not size:
        raise ReturnWatchError(f"{shown}: empty; {EXPECTED}")
    return Incoming(path, shown, digest.hexdigest(), ends)


def _head(chunk, shown):
    for magic, what in HEADS:
        if chunk.startswith(magic):
            raise ReturnWatchError(f"{shown}: {what}; {EXPECTED}")
    text = chunk[:2000].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<!--")):
        raise ReturnWatchError(f"{shown}: a web page (HTML), perhaps the page of the download; {EXPECTED}")
    if text.startswith((b"{", b"[")):
        raise ReturnWatchError(f"{shown}: JSON; {EXPECTED}")
    if not text:
        raise ReturnWatchError(f"{shown}: blank; {EXPECTED}")
