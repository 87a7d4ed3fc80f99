"""pyproject.toml, requirements.lock and environment.yml ask for the same packages, and none names a host."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def name(requirement):
    return re.split(r"[\[<>=!~;\s]", requirement)[0].lower().replace("_", "-")


def asked_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = [r for group in project["optional-dependencies"].values() for r in group]
    return {name(r) for r in project["dependencies"]}, {name(r) for r in extras}


def locked():
    return set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(), re.M))


def test_the_lock_holds_every_package_that_the_project_asks_for():
    needed, extras = asked_for()
    assert needed | extras <= locked()


def test_every_locked_package_has_a_hash():
    entries = re.split(r"^(?=[a-z0-9._-]+==)", (ROOT / "requirements.lock").read_text(), flags=re.M)[1:]
    assert entries and all("--hash=sha256:" in entry for entry in entries)


def test_the_conda_environment_installs_the_lock_and_names_what_the_mission_gives():
    lines = (ROOT / "environment.yml").read_text().splitlines()
    assert "      - -r requirements.lock" in lines
    # Beside hashes pip refuses whatever has none, so nothing else may stand there.
    assert sum(line.startswith("      - ") for line in lines) == 1
    assert {"jupyterlab", "pandas", "altair", "papermill", "nbconvert"} <= asked_for()[0] & locked()


@pytest.mark.parametrize("file", ["pyproject.toml", "requirements.lock", "environment.yml", "Makefile", ".ci/run"])
def test_no_file_names_a_package_registrys_host(file):
    assert not re.search(r"https?://|--index-url|--extra-index|--find-links|\bpypi\.", (ROOT / file).read_text())


def test_conda_and_binder_get_all_that_make_lab_gets():
    needed = {"jupyterlab", "ipykernel", "altair", "vl-convert-python", "anywidget", "ipywidgets", "font-source-sans-pro"}
    assert needed <= asked_for()[0] & locked()
    # The part of the widgets that runs in JupyterLab comes as a package of its own.
    assert "jupyterlab-widgets" in locked()
    install = "pip install --no-deps --no-build-isolation --editable ."
    assert install in (ROOT / "postBuild").read_text().splitlines()
    assert install in (ROOT / "environment.yml").read_text()
    # What builds the library is in the lock, or a build without isolation would look for it in vain.
    assert {"hatchling", "editables"} <= locked()
