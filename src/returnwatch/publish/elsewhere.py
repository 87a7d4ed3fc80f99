"""Verify an edition with the code, the record and the packages that it was made with, in folders that go away again."""

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from returnwatch.errors import BuildError
from returnwatch.publish.folder import read_manifest
from returnwatch.publish.manifest import ROOT


def verify_elsewhere(folder, root=ROOT):
    """Rebuild an edition in a worktree of the commit that its manifest names, with that commit's lock.

    Args:
        folder: Folder of the edition.
        root: The repository.

    Returns:
        A line for each difference; none for a brief that is verified.

    Raises:
        BuildError: If the commit is unknown here, or its packages can't be installed.
    """
    folder = Path(folder).resolve()
    commit = read_manifest(folder)["code"]["commit"]
    if not commit:
        raise BuildError(f"{folder.as_posix()}: its manifest names no commit; it was built outside a repository")
    with (
        tempfile.TemporaryDirectory(prefix="returnwatch-") as place,
        _worktree(root, commit, Path(place) / "tree") as tree,
    ):
        python = environment(tree, Path(place) / "env")
        done = subprocess.run(
            [python, "-m", "returnwatch", "verify", str(folder), "--data", str(tree / "data")],
            cwd=tree,
            env={**os.environ, "PYTHONPATH": str(tree / "src")},
            capture_output=True,
            text=True,
        )
    lines = [line.removeprefix("returnwatch: ") for line in done.stderr.splitlines() if line.strip()]
    if done.returncode and not lines:
        raise BuildError(
            f"{folder.as_posix()}: the code of {commit[:12]} ended with status {done.returncode} and said nothing"
        )
    return lines if done.returncode else []


@contextmanager
def _worktree(root, commit, tree):
    _run(
        ["git", "-C", str(root), "worktree", "add", "--quiet", "--detach", str(tree), commit],
        f"no worktree of {commit[:12]}",
    )
    try:
        yield tree
    finally:
        subprocess.run(
            ["git", "-C", str(root), "worktree", "remove", "--force", str(tree)], capture_output=True, check=False
        )


def environment(tree, folder):
    """An environment of the packages that a worktree's lock names.

    Returns:
        Path of its interpreter.

    Raises:
        BuildError: If they can't be installed.
    """
    _run([sys.executable, "-m", "venv", str(folder)], "no environment")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--require-hashes", "-r", str(tree / "requirements.lock")], "the lock's packages can't be installed")
    _run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(tree)], "its code can't be installed")
    return str(python)


def _run(command, what):
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError as error:
        raise BuildError(f"--env: {what}: {command[0]}: {error.strerror}") from None
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()] or ["no reason told"]
        raise BuildError(f"--env: {what}: {lines[-1]}")
