"""What a failed run leaves: the notebook as far as it came, and one readable line, outside of reports."""

from pathlib import Path

import nbformat


def keep_evidence(error, request, out):
    """Write the failed notebook and its line to `failed/<scope>-<as_of>/` beside the reports.

    Args:
        error: The `ReturnWatchError`; its `notebook` and `faults`, where it has them, are kept.
        request: The `Request`.
        out: Path under which briefs are published.

    Returns:
        The folder.
    """
    folder = Path(out).resolve().parent / "failed" / request.name
    folder.mkdir(parents=True, exist_ok=True)
    lines = [str(error), *getattr(error, "faults", [])]
    (folder / "error.log").write_text("\n".join(dict.fromkeys(lines)) + "\n", "utf-8")
    if getattr(error, "notebook", None) is not None:
        nbformat.write(error.notebook, folder / f"{request.name}.ipynb")
    return folder
