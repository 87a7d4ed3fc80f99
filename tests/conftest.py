"""Fixtures that several kinds of tests share: the shipped record, a copy to break, and briefs built once."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pytest_addoption(parser):
    """`--approve` renews the approved pictures of pages instead of comparing with them."""
    parser.addoption("--approve", action="store_true", help="approve the pictures of pages as they are now")


@pytest.fixture(scope="session")
def approve(request):
    """Whether pictures of pages are approved as they are."""
    return request.config.getoption("approve")


def pytest_collection_modifyitems(items):
    """Browser tests are left out without Chromium, and fail where CI is set."""
    if CHROMIUM or os.environ.get("CI"):
        return
    for item in items:
        if "browser" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.skip(reason="not run: no Chromium on this machine"))


@pytest.fixture(scope="session")
def chromium():
    """Path of Chromium."""
    assert CHROMIUM, "CI is set and there is no Chromium: install it, or unset CI to leave the browser tests out"
    return CHROMIUM


@pytest.fixture(scope="session")
def record():
    """The shipped record."""
    from returnwatch.record.check import open_checked

    return open_checked(ROOT / "data")


@pytest.fixture
def data(tmp_path):
    """A copy of the shipped record that a test may break."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


@pytest.fixture(scope="session")
def built():
    """Builds a brief from the shipped record once a session: built(as_of, scope, since)."""
    from returnwatch.publish.build import build
    from returnwatch.publish.request import Request

    cache = {}

    def make(as_of="2013-01-14", scope="central-asia", since=""):
        key = (as_of, scope, since)
        if key not in cache:
            cache[key] = build(Request(as_of=as_of, scope=scope, since=since), ROOT / "data")
        return cache[key]

    return make
