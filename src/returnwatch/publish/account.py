"""An account of a failed brief for whoever has to see to it: which cell, which rows, what to do."""

import re
import textwrap

# Rows as faults name them: incidents/I004, or an id alone (E001, J122).
ROWS = re.compile(r"\b(?:[a-z]+/)?[A-Z]{1,2}\d{3}[a-z]?\b(?:/H\d)?")
ANSI = re.compile(r"\x1b\[[0-9;]*m")
# How many of what there may be many of are told on the page; the log has all.
TOLD = 12
# What to do, by words of the failure's line.
ADVICE = [
    (
        r"No space left|Disk quota",
        "The disk is full. Make room, for instance by `returnwatch run`'s keys keep_failed_days and keep_log_days; then nothing else is needed.",
    ),
    (
        r"File exists|Not a directory|Is a directory|in the way",
        "Something else lies where a folder or a file of ours belongs. Look at the path in that line, and move it away.",
    ),
    (
        r"Permission denied|Read-only|not writable",
        "The folder can't be written by whoever runs this. Mend its owner or its rights.",
    ),
    (
        r"still running after",
        "A notebook takes seconds. If the machine was busy, nothing is needed; else raise the limit (`seconds` in returnwatch.toml, `--timeout` of `returnwatch archive`), or look at what that cell does.",
    ),
    (r"printed without end", "That cell prints in a loop: look at it in the notebook here."),
    (r"kernel died|process died", "The system most likely ended it for want of memory. Free some, or lower `workers`."),
    (
        r"was changed while|is not that with which",
        "Somebody saved a table, or brought new code, meanwhile. Nothing is needed: the next run builds it from what is there by then.",
    ),
    (
        r"claim |number without a row|text is lost|links to|quotes ",
        "A printed number or word isn't what the rows say, so nothing was published. Run `returnwatch check`; if the record has no fault, the code is wrong: keep this folder and report it.",
    ),
    (
        r"cell \d+ failed",
        "Run `returnwatch check` and mend what it names. If it finds no fault, open the notebook here in JupyterLab: the cell that failed is marked, and the cells before it can be run alone.",
    ),
]
ELSE = "Run `returnwatch check`; then build the brief by hand with the command below, which says what it says here."


def account(error, request, command):
    """The account as text of one page.

    Args:
        error: The error that ended it; `notebook` and `faults`, where it has them, are told.
        request: The `Request` of the brief.
        command: The command that builds it alone.

    Returns:
        Text that ends with a line end.
    """
    notebook, faults = getattr(error, "notebook", None), [str(one) for one in getattr(error, "faults", [])]
    parts = [f"The brief for {request.scope} as of {request.as_of} was not published.", "WHAT HAPPENED", str(error)]
    more = [line for line in faults if line not in str(error)]
    parts += ["\n".join([*more[:TOLD], *_rest(len(more))])] if more else []
    parts += ["WHICH CELL", _cell(notebook, str(error)) or "None failed: the notebook ran to its end, or never began."]
    parts += ["WHICH ROWS", _rows(str(error), *faults) or "The failure names none."]
    parts += ["WHAT TO DO", advice(str(error)), f"To try it by hand:\n    {command}"]
    again = "The command that was to build it tries it again when it is next run"
    parts += [f"{again}; `returnwatch run` clears this folder after keep_failed_days."]
    return "\n\n".join(_wrapped(part) for part in parts) + "\n"


def advice(line):
    """What to do about a failure, by the line that tells it."""
    return next((told for pattern, told in ADVICE if re.search(pattern, line)), ELSE)


def traceback_of(notebook):
    """Lines of the traceback of the cell that failed, without colours."""
    cells = notebook.cells if notebook else []
    errors = [o for cell in cells for o in cell.get("outputs", []) if o.output_type == "error"]
    return [line for one in errors for line in ANSI.sub("", "\n".join(one.get("traceback", []))).splitlines()]


def _cell(notebook, line):
    """Number, section and code of the cell that failed, or in which the kernel was when it went."""
    section, gone = "the head of the brief", re.search(r"\bcell (\d+)", line)
    for number, cell in enumerate(notebook.cells if notebook else [], 1):
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            section = f"the section “{cell.source[3:].splitlines()[0]}”"
        failed = any(o.output_type == "error" for o in cell.get("outputs", []))
        if failed or (gone and not traceback_of(notebook) and number == int(gone[1])):
            return f"Cell {number} of the notebook here, in {section}:\n" + _code(cell)
    return ""


def _code(cell):
    return "\n".join(f"    {line}" for line in cell.source.splitlines()[:TOLD])


def _rows(*lines):
    rows = list(dict.fromkeys(row for line in lines for row in ROWS.findall(line)))
    return ", ".join([*rows[:TOLD], *_rest(len(rows))])


def _rest(number):
    return [f"and {number - TOLD} more, in error.log"] if number > TOLD else []


def _wrapped(text):
    lines = (line if line.startswith("    ") else textwrap.fill(line, 100) for line in text.splitlines())
    return "\n".join(lines)
