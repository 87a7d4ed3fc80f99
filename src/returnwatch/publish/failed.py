"""What a failed run leaves: the notebook as far as it came, its log, and an account of one page, outside of reports."""

from pathlib import Path

import nbformat

from returnwatch.publish.account import account, traceback_of


def folder_of(out):
    """The folder in which evidence lies: beside the one under which briefs are published."""
    return Path(out).resolve().parent / "failed"


def keep_evidence(error, request, out):
    """Write the failed notebook, its log and an account of what to do to `failed/<scope>-<as_of>/` beside the reports.

    Args:
        error: The `ReturnWatchError`; its `notebook` and `faults`, where it has them, are kept.
        request: The `Request`.
        out: Path under which briefs are published.

    Returns:
        The folder.
    """
    folder = folder_of(out) / request.name
    folder.mkdir(parents=True, exist_ok=True)
    lines = [str(error), *map(str, getattr(error, "faults", []))]
    log = [*dict.fromkeys(lines), *traceback_of(getattr(error, "notebook", None))]
    (folder / "error.log").write_text("\n".join(log) + "\n", "utf-8")
    (folder / "account.txt").write_text(account(error, request), "utf-8")
    if getattr(error, "notebook", None) is not None:
        nbformat.write(error.notebook, folder / f"{request.name}.ipynb")
    return folder
