"""Run the notebook with papermill, and leave nothing in it that another run would not have."""

import logging
import tempfile
from pathlib import Path

import nbformat

from returnwatch.errors import BuildError

INJECTED = "injected-parameters"


def notebook_path():
    """Path of the notebook that is published."""
    return Path(__file__).parents[3] / "notebooks" / "brief.ipynb"


def run(request, data, notebook=None):
    """Execute the notebook in a fresh kernel.

    The kernel works in the folder that the record lies in, so that the record's path in the executed
    notebook is a plain name on every machine.

    Args:
        request: A `Request`.
        data: Path of the record.
        notebook: Path of another notebook, for an analyst who tries one.

    Returns:
        The executed notebook (nbformat 4), with papermill's parameters and version kept, times and paths dropped.

    Raises:
        BuildError: If a cell fails; `notebook` holds the notebook up to it.
    """
    import papermill
    from papermill.exceptions import PapermillException

    logging.getLogger("papermill").setLevel(logging.ERROR)
    data = Path(data).resolve()
    parameters = {**request.model_dump(), "data": data.name}
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "executed.ipynb"
        try:
            papermill.execute_notebook(
                str(notebook or notebook_path()),
                str(output),
                parameters,
                cwd=str(data.parent),
                progress_bar=False,
                request_save_on_cell_execute=False,
                autosave_cell_every=0,
                extra_arguments=["--IPKernelApp.log_level=50"],
            )
        except (PapermillException, RuntimeError) as error:
            failure = BuildError(f"{request.name}: {_failed(error)}")
            failure.notebook = nbformat.read(output, 4) if output.exists() else None
            raise failure from None
        return tidy(nbformat.read(output, 4))


def _failed(error):
    if getattr(error, "ename", None):
        return f"cell {error.cell_index} failed: {error.ename}: {' '.join(str(error.evalue).split())}"
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
