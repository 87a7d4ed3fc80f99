"""What a failed run leaves: the notebook as far as it came, its log, and an account of one page, outside of reports."""

import shlex
from pathlib import Path

import nbformat

from returnwatch.publish.account import account, traceback_of


def folder_of(out):
    """The folder in which evidence lies: beside the one under which briefs are published."""
    return Path(out).resolve().parent / "failed"


def keep_evidence(error, request, data, out):
    """Write the failed notebook, its log and an account of what to do to `failed/<scope>-<as_of>/` beside the reports.

    Args:
        error: The `ReturnWatchError`; its `notebook` and `faults`, where it has them, are kept.
        request: The `Request`.
        data, out: Paths of the record and of what is published.

    Returns:
        The folder, seen from the working directory where it lies in that.
    """
    folder = folder_of(out) / request.name
    folder.mkdir(parents=True, exist_ok=True)
    lines = [str(error), *map(str, getattr(error, "faults", []))]
    log = [*dict.fromkeys(lines), *traceback_of(getattr(error, "notebook", None))]
    (folder / "error.log").write_text("\n".join(log) + "\n", "utf-8")
    (folder / "account.txt").write_text(account(error, request, _command(request, data, out)), "utf-8")
    if getattr(error, "notebook", None) is not None:
        nbformat.write(error.notebook, folder / f"{request.name}.ipynb")
    return _seen(folder)


def _command(request, data, out):
    """The command that builds this brief alone."""
    options = {"--as-of": request.as_of, "--scope": request.scope, "--since": request.since}
    paths = {"--data": ("data", _seen(data)), "--out": ("reports", _seen(out))}
    options |= {name: path.as_posix() for name, (usual, path) in paths.items() if path != Path(usual)}
    words = [word for name, value in options.items() if value for word in (name, value)]
    return shlex.join(["returnwatch", "brief", *words])


def _seen(path):
    """A path as it is typed in the working directory."""
    path, here = Path(path).resolve(), Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
