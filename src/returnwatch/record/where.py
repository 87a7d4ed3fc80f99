"""Find the record's folder: a notebook runs in its own folder, and the record lies beside that one."""

from pathlib import Path

from returnwatch.record.schema import DESCRIPTOR


def folder_of(data):
    """The folder meant by a path.

    Args:
        data: Path of the record, as typed: `data`.

    Returns:
        The `Path` as it is where a record lies there or where it is absolute; else the same path seen from the folder
        above, where a record lies there (JupyterLab starts a kernel in the notebook's folder, papermill doesn't).
    """
    path = Path(data)
    above = Path("..") / path
    if not path.is_absolute() and not (path / DESCRIPTOR).exists() and (above / DESCRIPTOR).exists():
        return above
    return path
