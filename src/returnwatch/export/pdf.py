"""The printed form: Typst sets the brief as a tagged PDF that claims PDF/UA-1 and PDF/A-2a."""

import json
import re
import tempfile
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path

from returnwatch.errors import BuildError
from returnwatch.export.links import SCHEME, joined
from returnwatch.export.pandoc import forms
from returnwatch.typeface import faces

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
MAIN = "main.typ"


def paged(document):
    """A brief as a PDF.

    Args:
        document: A `Document`.

    Returns:
        The PDF as bytes; its dates are the day for which the brief is written.

    Raises:
        BuildError: If the document breaks a rule of the standards, or a link leads nowhere.
    """
    return typeset(sources(document), document.meta["as_of"])[0]


def marks(document):
    """Every link inside the compiled document.

    Args:
        document: A `Document`.

    Returns:
        A list of (text, target) in reading order.
    """
    return typeset(sources(document), document.meta["as_of"])[1]


def typeset(texts, as_of):
    """Set a brief.

    Args:
        texts: What `sources` gives.
        as_of: ISO day for which it is written.

    Returns:
        The PDF of `paged` and the links of `marks`, from one reading.

    Raises:
        BuildError: As `paged`.
    """
    import typst

    day = datetime.combine(date.fromisoformat(as_of), time(), UTC)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            Path(folder, name).write_text(text, "utf-8")
        try:
            compiler = typst.Compiler(input=str(Path(folder) / MAIN), root=folder, font_paths=fonts())
            pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=int(day.timestamp()))
            links, [places] = (json.loads(compiler.query(what)) for what in ("link", "<places>"))
        except typst.TypstError as error:
            raise BuildError(f"PDF: {' '.join(str(error).split())}") from None
    within = [link for link in links if link["dest"].startswith(SCHEME)]
    told = [(_text(link["body"]), link["dest"].removeprefix(SCHEME)) for link in within]
    return joined(pdf, [target for _, target in told], places["value"]), told


@cache
def fonts():
    """Our typeface, read once a process."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[faces()])


def forget():
    """Let Typst forget the layout of a brief, some 70 MB: hardly a paragraph of the next one is found in it."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / MAIN).touch()
        compiler = typst.Compiler(input=str(Path(folder) / MAIN), root=folder, font_paths=fonts())
        for _ in range(FORGOTTEN):
            compiler.compile(format="svg")


def sources(document):
    """The files that Typst reads of a brief: text by name."""
    templates = files("returnwatch.export") / "templates"
    made, told = {}, {}
    for drawing in document.drawings:
        made[f"{drawing.id}.svg"] = drawing.svgs["wide"]
        told[drawing.id] = drawing.alt
        width, height = (float(re.search(rf'{side}="([\d.]+)"', drawing.svgs["wide"])[1]) * MM_PER_PX for side in SIDES)
        told[f"{drawing.id}-width"] = min(width * 0.8, WIDEST)
        tall = height * told[f"{drawing.id}-width"] / width
        told[f"{drawing.id}-floats"] = tall < TALLEST_FLOAT
    return {
        **made,
        "figures.json": json.dumps(told),
        "meta.json": json.dumps({k: v for k, v in document.meta.items() if k != "claims"}),
        MAIN: (templates / "brief.typ").read_text("utf-8"),
        "functions.typ": (templates / "functions.typ").read_text("utf-8"),
        "body.typ": IMPORT + forms(document).typst,
    }


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
