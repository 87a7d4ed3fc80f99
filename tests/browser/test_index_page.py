"""The list of briefs in Chromium: axe-core finds nothing, nothing leaves the page at any width, and it asks for nothing."""

import json
from pathlib import Path

import pytest
from building import MANIFEST

from returnwatch.publish.index import write_index

LAYOUT = (Path(__file__).parent / "layout.js").read_text()
REPORTS = Path(__file__).parents[2] / "reports"
OPEN = "for (const d of document.querySelectorAll('details')) d.open = true"


@pytest.fixture
def content(tmp_path):
    """A page on which everything is that can be: many scopes, each mark, an edition that replaced another, a long answer."""
    scopes = {f"scope-{n}": f"Scope of a long name {n}" for n in range(10)} | {
        "central-asia": "Central Asia",
        "KZ": "Kazakhstan",
    }
    for scope, name in scopes.items():
        for number, (day, told) in enumerate(
            [
                ("2012-12-31", {"reconstructed": True}),
                ("2013-12-31", {"reconstructed": True}),
                (
                    "2013-12-31.2",
                    {
                        "changed": ["+ How many are out there: some " + "very " * 40 + "long line"],
                        "reconstructed": True,
                    },
                ),
                ("2026-11-22", {"form": "short", "reconstructed": True}),
            ]
        ):
            folder = tmp_path / scope / day
            folder.mkdir(parents=True)
            as_of, _, edition = day.partition(".")
            parameters = {
                "as_of": as_of,
                "scope": scope,
                "since": "2012-12-31" if number else "",
                "edition": int(edition or 1),
            }
            parameters["replaces"] = as_of if edition else ""
            manifest = {
                **MANIFEST,
                "parameters": parameters,
                "title": f"Are they? {name}",
                "scope_name": name,
                "answer": "Unlikely. " * 12,
                **told,
            }
            (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    write_index(tmp_path)
    return (tmp_path / "index.html").read_bytes()


@pytest.fixture(params=["published", "full", "empty"])
def page(request, tmp_path):
    """The list as it is published, one that holds all there can be, and one of nothing."""
    if request.param == "published":
        return (REPORTS / "index.html").read_bytes()
    if request.param == "full":
        return request.getfixturevalue("content")
    write_index(tmp_path)
    return (tmp_path / "index.html").read_bytes()


@pytest.mark.parametrize("media, scheme", [("screen", "light"), ("screen", "dark"), ("print", "light")])
def test_axe_finds_no_violation(show, violations, page, media, scheme):
    shown, *_ = show(page, bypass_csp=True, color_scheme=scheme)
    shown.emulate_media(media=media, color_scheme=scheme)
    shown.evaluate(OPEN)
    assert violations(shown) == []


def test_it_asks_for_nothing_and_nothing_leaves_the_page_at_any_width(show, page):
    shown, asked, errors = show(page)
    assert asked == [shown.url] and errors == []
    shown.evaluate(OPEN)
    for width in (320, 768, 1440):
        shown.set_viewport_size({"width": width, "height": 900})
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        assert shown.evaluate(LAYOUT) == [], width
