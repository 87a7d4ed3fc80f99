"""Hostile text in Chromium: live charts and their tooltips print it, and nothing of it runs."""

import hostile
import pytest
from reading import ROOT, document

from returnwatch.brief import open_brief
from returnwatch.export.html import page as page_of
from returnwatch.record.check import find_faults

TOOLTIP = "[...document.querySelectorAll('#tooltip *')].map(e => e.tagName)"


@pytest.fixture(scope="module")
def html(tmp_path_factory):
    """A brief with hostile text in every name, title and note."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    columns = {
        (table.name, field.name)
        for table, field in hostile.text_columns(ROOT / "data")
        if field.name in ("name", "short_name", "title", "publisher", "author", "speaker", "qualifier", "unit", "note")
    }
    hostile.planted(ROOT / "data", folder, columns, hostile.PRINTED)
    assert find_faults(folder)[0] == []
    return page_of(document(open_brief("2013-01-14", data=str(folder))))


def test_nothing_of_it_runs_and_every_chart_is_live(show, html):
    page, asked, errors = show(html)
    page.wait_for_selector("html[data-charts=live]")
    assert errors == []
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == [page.url]
    assert page.locator("figure .live svg").count() == page.locator("figure").count() >= 6
    assert page.locator("figure :is(script, img, iframe, foreignObject, image, svg a, [onload], [onerror])").count() == 0


def test_each_tooltip_prints_it_in_its_table_and_nothing_else(show, html):
    page, _, errors = show(html)
    page.wait_for_selector("html[data-charts=live]")
    charts, told = page.locator(".chart:visible"), ""
    for number in range(charts.count()):
        charts.nth(number).focus()
        for _ in range(6):
            page.keyboard.press("ArrowRight")
            assert set(page.evaluate(TOOLTIP)) <= {"TABLE", "TBODY", "TR", "TD", "H2", "B"}
            told += page.locator("#tooltip").inner_text() + page.locator(".spoken").inner_text()
    assert "<script>" in told and "<img src=x" in told
    assert errors == []
