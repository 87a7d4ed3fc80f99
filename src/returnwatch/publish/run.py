"""Run the notebook with papermill, and leave nothing in it that another run would not have."""

import logging
from pathlib import Path

import msgspec
from nbformat import NotebookNode

from returnwatch.errors import BuildError

INJECTED = "injected-parameters"
# How long a notebook may run, in seconds: a brief takes two.
SECONDS = 300
# How often a kernel is started that doesn't come up.
STARTS = 3


def notebook_path():
    """Path of the notebook that is published."""
    return Path(__file__).parents[3] / "notebooks" / "brief.ipynb"


def run(request, data, notebook=None, seconds=SECONDS):
    """Execute the notebook in a fresh kernel.

    The kernel works in the folder that the record lies in, so that the record's path in the executed
    notebook is a plain name on every machine.

    Args:
        request: A `Request`.
        data: Path of the record.
        notebook: Path of another notebook, for an analyst who tries one.
        seconds: Limit of the notebook's running time.

    Returns:
        The executed notebook (nbformat 4), with papermill's parameters and version kept, times and paths dropped.

    Raises:
        BuildError: If a cell fails, or the kernel dies, hangs or prints without end; `notebook` holds the notebook
            up to it.
    """
    from nbclient.exceptions import CellTimeoutError
    from papermill.exceptions import PapermillException

    from returnwatch.charts.draw import draw_missing
    from returnwatch.publish.engine import execute

    logging.getLogger("papermill").setLevel(logging.CRITICAL)
    data = Path(data).resolve()
    for attempt in range(1, STARTS + 1):
        kept = {}
        try:
            parameters = {**request.model_dump(), "data": data.name}
            executed = execute(str(notebook or notebook_path()), parameters, data.parent, seconds, kept)
            break
        except (PapermillException, RuntimeError, CellTimeoutError) as error:
            client = kept.get("client")
            # Jupyter chooses a kernel's ports before it starts: now and then another process has taken one by then.
            if client and not client.cell and attempt < STARTS:
                continue
            failure = BuildError(f"{request.name}: {_failed(error, client, seconds)}")
            failure.notebook = client.nb if client else None
            raise failure from None
    draw_missing(executed)
    return copied(tidy(executed))


def _failed(error, client, seconds):
    if getattr(error, "ename", None):
        return f"cell {client.cell} failed: {error.ename}: {' '.join(str(error.evalue).split())}"
    if client and client.flooded:
        return f"cell {client.cell} printed without end; the kernel was stopped"
    if isinstance(error, TimeoutError):
        return f"cell {client.cell} was still running after {seconds} seconds; the kernel was stopped"
    if client and client.cell:
        return f"the kernel died in cell {client.cell}"
    return f"the notebook could not be run: {' '.join(str(error).split())}"


def tidy(notebook):
    """Drop from an executed notebook what differs from run to run; what it shows stays.

    Args:
        notebook: An executed notebook; it is changed in place.

    Returns:
        The same notebook.
    """
    kept = notebook.metadata.get("papermill", {})
    notebook.metadata["papermill"] = {name: kept[name] for name in ("parameters", "version") if name in kept}
    notebook.metadata.get("language_info", {}).pop("version", None)
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if INJECTED in cell.metadata.get("tags", []):
            cell["id"] = INJECTED
    return notebook


def copied(notebook):
    """A notebook as it would be read back from its file: the keys of each dict in order, and nothing shared with the other.

    What is inside a figure's specification stays plain dicts, where nbformat would make a node of each.
    """
    plain = msgspec.json.decode(msgspec.json.encode(notebook, order="sorted"))
    for cell in plain["cells"]:
        if "outputs" in cell:
            cell["outputs"] = [_node(output) for output in cell["outputs"]]
    return _node({**plain, "cells": [_node(cell) for cell in plain["cells"]]})


def _node(part):
    """A dict and those right below it, as nbformat has them."""
    return NotebookNode({name: NotebookNode(one) if type(one) is dict else one for name, one in part.items()})
