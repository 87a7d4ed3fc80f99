"""A full record in Chromium: its columns and circles are said, and a stretch of years picks the incidents that they count."""

import pytest
from building import grown

from returnwatch.brief import open_brief
from returnwatch.explore.inline import document
from returnwatch.export.html import page as html_of

MADE_UP = 1000


@pytest.fixture(scope="module")
def html(tmp_path_factory):
    folder = grown(tmp_path_factory.mktemp("many") / "data", MADE_UP)
    return html_of(document(open_brief("2025-10-31", "central-asia", data=str(folder))))


@pytest.mark.parametrize(("form", "width"), [("wide", 1400), ("narrow", 390)])
def test_columns_are_said_and_picked_by_year(show, html, form, width):
    page, _, errors = show(html, viewport={"width": width, "height": 900})
    page.wait_for_selector("html[data-charts=live]")
    region = page.locator(f"#fig-timeline-{form}")
    region.focus()
    page.keyboard.press("ArrowRight")
    said = page.locator("p.spoken").text_content()
    assert said.startswith("counted ") and "dated " in said and "undefined" not in said
    page.keyboard.press("Enter")
    assert page.evaluate("document.getElementById(location.hash.slice(1)) !== null")

    years, status = page.locator(f".years.{form} select"), page.locator(f".years.{form} [role=status]")
    years.first.select_option("2004")
    years.last.select_option("2004")
    # A column of 2004 counts all incidents of its lane in that year, and no other column stays.
    left = page.evaluate(
        f"[...document.querySelectorAll('#fig-timeline-{form} .live path:not(.faded)')].map(m => m.__data__?.datum)"
        ".filter(d => d && d.when && d.count)"
    )
    assert {column["when"] for column in left} == {"2004"}
    picked, _, total = status.text_content().removesuffix(" incidents shown").partition(" of ")
    assert int(picked) == sum(column["count"] for column in left)
    assert MADE_UP < int(total) < MADE_UP + 100
    assert page.locator("#fig-map .faded").count() > 0
    page.locator(f".years.{form} button").click()
    assert page.locator(".faded").count() == 0
    assert errors == []
