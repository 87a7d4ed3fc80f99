"""The status page in Chromium: axe-core finds nothing, nothing leaves the page at any width, and it asks for nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from returnwatch.series.config import read_config
from returnwatch.series.state import State
from returnwatch.series.status import status


@pytest.fixture
def content(tmp_path):
    """A page on which everything is that can be: in order, stale, late, failing, none yet, untold."""
    (tmp_path / "returnwatch.toml").write_text(
        '[[series]]\nname = "weekly"\nscopes = ["KZ", "TJ", "TM", "UZ", "jak"]\nevery = "week"\nfrom = 2026-11-16\n'
    )
    config, state = read_config(tmp_path / "returnwatch.toml"), State(tmp_path / "run")
    why = "series weekly: reports/TM/2026-11-22: not published: No space left on device"
    state.failing = {name: {"since": "2026-11-23T06:10:00Z", "text": why} for name in ("weekly/TM", "record")}
    state.succeeded = {"weekly/KZ": "2026-11-24T06:10:00Z"}
    manifests = {}
    for scope, day, told in (
        ("KZ", "2026-11-22", {}),
        ("TJ", "2026-11-22", {"stale": "This brief is stale. The newest source that tells of this scope itself is of February 2026.", "form": "short"}),
        ("UZ", "2026-11-15", {}),
    ):
        parameters = {"scope": scope, "as_of": day, "edition": 1}
        manifests[Path("reports") / scope / day] = {"parameters": parameters, "scope_name": f"Scope {scope}", **told}
    scopes = {"weekly": ["KZ", "TJ", "TM", "UZ", "jak"]}
    return status(config, scopes, manifests, state, datetime(2026, 11, 25, 6, tzinfo=UTC), [{"text": why}])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(show, violations, content, scheme):
    page, *_ = show(content, bypass_csp=True, color_scheme=scheme)
    assert violations(page) == []


def test_it_asks_for_nothing_and_nothing_leaves_the_page(show, content):
    page, asked, errors = show(content)
    assert asked == [page.url] and errors == []
    assert [state.inner_text() for state in page.locator(".state").all()] == ["In order", "Stale", "Failing", "Late", "Late"]
    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
