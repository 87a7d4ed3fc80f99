"""The status page: what it says follows from what is published and what is failing, and it asks for nothing."""

import json
import re
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from building import MANIFEST

from returnwatch.publish.folder import read_manifests
from returnwatch.series.config import read_config
from returnwatch.series.state import State
from returnwatch.series.status import status

NOW = datetime(2026, 11, 25, 6, 10, tzinfo=UTC)
CONFIG = """
[[series]]
name = "weekly"
scopes = ["KZ", "TM"]
every = "week"
from = 2026-11-09
"""


@pytest.fixture
def page(tmp_path):
    """page(days of KZ, days of TM, what is failing, **told of each manifest) gives the page, parsed, and as text."""
    (tmp_path / "returnwatch.toml").write_text(CONFIG)
    config = read_config(tmp_path / "returnwatch.toml")

    def made(kz=(), tm=(), failing=(), untold=(), scopes=None, **told):
        for scope, days in (("KZ", kz), ("TM", tm)):
            for day in days:
                folder = tmp_path / "reports" / scope / day
                folder.mkdir(parents=True, exist_ok=True)
                parameters = {"scope": scope, "as_of": day, "edition": 1}
                (folder / "manifest.json").write_text(json.dumps({**MANIFEST, "parameters": parameters, "scope_name": f"{scope}land", **told}))
        state = State(tmp_path / "run")
        state.failing, state.succeeded = dict(failing), {"weekly/KZ": "2026-11-24T06:10:00Z"}
        scopes = {"weekly": ["KZ", "TM"]} if scopes is None else scopes
        manifests = read_manifests(tmp_path / "reports")
        content = status(config, scopes, manifests, state, NOW, untold)
        assert content == status(config, scopes, dict(reversed(manifests.items())), state, NOW, untold)
        soup = BeautifulSoup(content, "html.parser")
        return soup, [[td.get_text(" ", strip=True) for td in row.find_all(["th", "td"])] for row in soup.select("tbody tr")]

    return made


def test_it_says_last_success_next_due_and_how_each_stands(page):
    soup, (kz, tm) = page(["2026-11-15", "2026-11-22"], ["2026-11-15"], form="short")
    assert kz == ["KZland", "22 November 2026 , nothing new", "24 November 2026, 06:10 UTC", "30 November 2026, for 29 November 2026", "In order"]
    assert tm[1:3] == ["15 November 2026 , nothing new", "never"]
    assert tm[4] == "Late . The brief for 22 November 2026 is due and not there."
    assert soup.select_one("tbody a")["href"] == "KZ/2026-11-22/KZ-2026-11-22.html"
    assert "Nothing needs a person." in soup.get_text() and "25 November 2026, 06:10 UTC" in soup.get_text()


def test_it_says_what_fails_and_why_and_what_is_stale(page):
    failing = {
        "weekly/TM": {"since": "2026-11-23T06:10:00Z", "text": "the kernel <died>"},
        "record": {"since": "2026-11-24T06:10:00Z", "text": "the record is at fault"},
    }
    soup, (kz, tm) = page(["2026-11-15", "2026-11-22"], [], failing, stale="This brief is stale. The newest source is old.")
    assert kz[4] == "Stale . The newest source is old."
    assert tm[1] == "none yet" and tm[4] == "Failing . Since 23 November 2026, 06:10 UTC: the kernel <died>"
    needed = [li.get_text(strip=True) for li in soup.select(".needs li")]
    assert needed == [
        "Since 24 November 2026, 06:10 UTC: the record is at fault",
        "weekly, TM. Since 23 November 2026, 06:10 UTC: the kernel <died>",
    ]


def test_it_says_what_nobody_could_be_told_and_which_scopes_are_unknown(page):
    soup, rows = page(untold=[{"text": "the kernel died"}], scopes={})
    assert "Not told yet, because the command under [tell] failed: the kernel died." in soup.get_text()
    assert rows == [] and "Its scopes are not known yet" in soup.get_text()


def test_it_asks_for_nothing_and_has_no_script(page):
    soup, _ = page(["2026-11-22"])
    assert not soup.find_all(["script", "img", "link", "iframe"]) and not re.search(r"(?:https?:)?//", str(soup))
    assert "sha256-" in soup.select_one("meta[http-equiv]")["content"] and "unsafe" not in str(soup)
    assert soup.html["lang"] == "en" and len(soup.find_all("h1")) == 1
