"""The printed form: Typst sets the brief as a tagged PDF that claims PDF/UA-1 and PDF/A-2a."""

import json
import re
import tempfile
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path

from returnwatch.errors import BuildError
from returnwatch.export.fonts import FOLDER
from returnwatch.export.pandoc import forms

STANDARDS = ["ua-1", "a-2a"]
MM_PER_PX = 25.4 / 96
SIDES = ("width", "height")
# In millimetres: the width of the text, and the height from which a picture stays where the text speaks of it. Typst
# loses a line of text beside a float that leaves no room for it on the page.
WIDEST, TALLEST_FLOAT = 165, 190
# Typst forgets what it had no use for in ten compilations: so many of nothing, after each brief's own, and one more.
FORGOTTEN = 11
# body.typ is a module of its own, so it imports the functions that it calls.
IMPORT = '#import "functions.typ": *\n'


def paged(document):
    """A brief as a PDF.

    Args:
        document: A `Document`.

    Returns:
        The PDF as bytes; its dates are the day for which the brief is written.

    Raises:
        BuildError: If the document breaks a rule of the standards, or a link leads nowhere.
    """
    with _compiler(document) as compiler:
        return _compiled(compiler, document)


def paged_and_marked(document):
    """The PDF of `paged` and the links of `marks`, from one reading of the document."""
    with _compiler(document) as compiler:
        return _compiled(compiler, document), _marks(compiler)


def _compiled(compiler, document):
    day = datetime.combine(date.fromisoformat(document.meta["as_of"]), time(), UTC)
    return compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=int(day.timestamp()))


def marks(document):
    """Every link inside the compiled document.

    Args:
        document: A `Document`.

    Returns:
        A list of (text, target) in reading order.
    """
    with _compiler(document) as compiler:
        return _marks(compiler)


def _marks(compiler):
    links = json.loads(compiler.query("link"))
    return [(_text(link["body"]), link["dest"].strip("<>")) for link in links if link["dest"].startswith("<")]


@contextmanager
def _compiler(document):
    import typst

    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), document)
        try:
            yield typst.Compiler(input=str(Path(folder) / "main.typ"), root=folder, font_paths=_fonts())
        except typst.TypstError as error:
            raise BuildError(f"PDF: {' '.join(str(error).split())}") from None


@cache
def _fonts():
    """Our typeface, read once a process."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[FOLDER])


def forget():
    """Let Typst forget the layout of a brief, some 70 MB: hardly a paragraph of the next one is found in it."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "main.typ").touch()
        compiler = typst.Compiler(input=str(Path(folder) / "main.typ"), root=folder, font_paths=_fonts())
        for _ in range(FORGOTTEN):
            compiler.compile(format="svg")


def _write(folder, document):
    templates = files("returnwatch.export") / "templates"
    told = {}
    for drawing in document.drawings:
        (folder / f"{drawing.id}.svg").write_text(drawing.svg, "utf-8")
        told[drawing.id] = drawing.alt
        width, height = (float(re.search(rf'{side}="([\d.]+)"', drawing.svg)[1]) * MM_PER_PX for side in SIDES)
        told[f"{drawing.id}-width"] = min(width * 0.8, WIDEST)
        tall = height * told[f"{drawing.id}-width"] / width
        told[f"{drawing.id}-floats"] = tall < TALLEST_FLOAT
    (folder / "figures.json").write_text(json.dumps(told), "utf-8")
    (folder / "meta.json").write_text(json.dumps({k: v for k, v in document.meta.items() if k != "claims"}), "utf-8")
    (folder / "main.typ").write_text((templates / "brief.typ").read_text("utf-8"), "utf-8")
    (folder / "functions.typ").write_text((templates / "functions.typ").read_text("utf-8"), "utf-8")
    (folder / "body.typ").write_text(IMPORT + forms(document).typst, "utf-8")


def _text(content):
    """The words of Typst content as `query` tells it."""
    if isinstance(content, list):
        return "".join(_text(c) for c in content)
    if content.get("func") == "space":
        return " "
    if "text" in content:
        return content["text"]
    inner = content.get("children") or content.get("body") or content.get("child")
    return _text(inner) if inner else ""
