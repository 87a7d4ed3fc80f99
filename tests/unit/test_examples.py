"""Every example in a docstring of the explorer runs, on the shipped record, and every public function has one."""

import doctest
import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

from returnwatch import explore

ROOT = Path(__file__).parents[2]
MODULES = sorted(f"returnwatch.explore.{m.name}" for m in pkgutil.iter_modules(explore.__path__))


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch):
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("name", [*MODULES, "returnwatch.record.diagnose", "returnwatch.record.mangled"])
def test_the_examples_are_true(name):
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0 and result.attempted


@pytest.mark.parametrize("name", explore.__all__)
def test_whatever_the_explorer_calls_tells_returns_errors_and_an_example(name):
    told = inspect.getdoc(getattr(explore, name))
    parts = ("Example:", ">>> ", "Raises:")
    assert all(part in told for part in parts), told
    assert "Returns:" in told or inspect.isclass(getattr(explore, name))
