"""The HTML brief in Chromium with the network off: it asks for nothing, its charts live, and without scripts it stands."""

from pathlib import Path

import nbformat
import pytest

from returnwatch.export.document import read_document
from returnwatch.export.html import page as page_of

ROOT = Path(__file__).parents[2]
NAME = "central-asia-2013-01-14.html"


@pytest.fixture
def open_page(show, built):
    """Opens the brief offline: open_page(**context options) gives the page, requests asked for and errors."""
    return lambda **options: show(built().files[NAME], **options)


def outside(asked):
    return [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]


def test_no_request_is_attempted_and_every_chart_is_live(open_page):
    page, asked, errors = open_page()
    page.wait_for_selector("html[data-charts=live]")
    figures = page.locator("figure").count()
    assert figures >= 6
    assert page.locator("figure .live svg").count() == figures
    assert outside(asked) == []
    assert [a for a in asked if a.startswith("file:")] == [page.url]
    assert errors == []


def test_a_live_chart_tells_the_row_and_its_source(open_page):
    page, _, errors = open_page()
    page.wait_for_selector("html[data-charts=live]")
    page.locator("#fig-estimates .mark-symbol path").first.hover()
    tooltip = page.locator("#tooltip")
    tooltip.wait_for(state="visible")
    told = tooltip.inner_text()
    assert "estimates/E" in told and "source" in told and "grade" in told
    assert errors == []


def test_without_scripts_the_pictures_are_there(open_page):
    page, asked, _ = open_page(java_script_enabled=False)
    pictures = page.locator("figure svg[role=img]:visible")
    assert pictures.count() == page.locator("figure").count() >= 6
    for number in range(pictures.count()):
        box = pictures.nth(number).bounding_box()
        assert box["width"] > 250 and box["height"] > 80
        assert pictures.nth(number).get_attribute("aria-label")
    assert outside(asked) == []


TYPE = """() => [...document.querySelectorAll('figure .chart')].filter(c => c.checkVisibility()).flatMap(c => {
  const edge = c.getBoundingClientRect();
  return [...c.querySelectorAll('svg text')].filter(t => t.textContent.trim()).map(t => ({
    said: t.textContent, form: c.className, high: t.getBoundingClientRect().height,
    out: Math.max(edge.left - t.getBoundingClientRect().left, t.getBoundingClientRect().right - edge.right),
  }));
})"""


@pytest.mark.parametrize("scripts", [True, False], ids=["live", "still"])
@pytest.mark.parametrize("width, form", [(320, "narrow"), (390, "narrow"), (768, "wide"), (1440, "wide")])
def test_each_figure_is_drawn_for_its_screen_in_type_that_can_be_read(open_page, width, form, scripts):
    page, *_ = open_page(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
    if scripts:
        page.wait_for_selector("html[data-charts=live]")
    texts = page.evaluate(TYPE)
    assert len(texts) > 150
    assert {one["form"] for one in texts} == {f"chart {form}"}
    # A line of type is a quarter higher than its size, and eleven pixels are the least for a hand's distance.
    assert [one for one in texts if one["high"] < 11 * 1.25 or one["out"] > 0.5] == []
    assert page.evaluate("[...document.querySelectorAll('.chart')].filter(c => c.scrollWidth > c.clientWidth + 1).length") == 0


def test_a_phone_that_is_turned_gets_the_other_drawings_live_and_print_the_wide_ones(open_page):
    page, *_ = open_page(viewport={"width": 390, "height": 844})
    page.wait_for_selector("html[data-charts=live]")
    figures = page.locator("figure").count()
    assert page.locator(".chart.narrow .live svg").count() == figures and page.locator(".chart.wide .live").count() == 0
    page.set_viewport_size({"width": 844, "height": 390})
    page.locator(".chart.wide .live svg").nth(figures - 1).wait_for()
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(media="print")
    assert page.locator(".chart.wide:visible").count() == figures and page.locator(".chart.narrow:visible").count() == 0


def test_an_edition_from_before_there_were_drawings_for_phones_still_shows_its_figures_on_one(show):
    notebook = nbformat.read(ROOT / "reports/central-asia/2013-01-14.4/central-asia-2013-01-14.ipynb", 4)
    page, _, errors = show(page_of(read_document(notebook)), viewport={"width": 390, "height": 844})
    page.wait_for_selector("html[data-charts=live]")
    assert page.locator("figure .chart:visible .live svg").count() == page.locator("figure").count() >= 6
    assert errors == []


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_never_scrolls_sideways(open_page, width, scheme):
    page, _, _ = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.wait_for_selector("html[data-charts=live]")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_link_inside_the_page_lands(open_page):
    page, _, _ = open_page()
    lost = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    assert lost == []


def test_the_file_stays_within_its_size(built):
    assert len(built().files[NAME]) <= 1_900_000
