"""Live charts in Chromium: by keyboard alone each mark tells its row, and a stretch of time picks incidents everywhere."""

import pytest

BRIEF = ("2025-10-31", "central-asia", "2021-08-31")


@pytest.fixture
def page(show, built):
    one = built(*BRIEF)
    page, _, errors = show(one.files[f"{one.request.name}.html"], viewport={"width": 1400, "height": 1000})
    page.wait_for_selector("html[data-charts=live]")
    yield page
    assert errors == []


def focus(page, figure):
    region = page.locator(f"#{figure}-wide")
    region.scroll_into_view_if_needed()
    region.focus()
    return region


@pytest.mark.parametrize("figure", ["fig-estimates", "fig-returns", "fig-map", "fig-timeline", "fig-said-done"])
def test_arrow_keys_go_from_mark_to_mark_and_each_says_its_row_and_source(page, figure):
    focus(page, figure)
    said = set()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        words = page.locator("p.spoken").text_content()
        assert "row " in words and "source " in words and "grade " in words
        assert "undefined" not in words
        assert page.locator("#tooltip.visible").is_visible()
        said.add(words)
    assert len(said) == 3
    page.keyboard.press("ArrowLeft")
    assert page.locator("p.spoken").text_content() in said
    page.keyboard.press("Escape")
    assert page.locator("#tooltip.visible").count() == 0


def test_enter_goes_to_the_row_in_the_annex(page):
    focus(page, "fig-estimates")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    target = page.evaluate("location.hash")
    assert target.startswith("#r-estimates-E")
    assert page.locator(f"[id='{target[1:]}']").count() == 1


def rows_shown(page, figure):
    return page.evaluate(
        f"[...document.querySelectorAll('#{figure} tbody tr')].filter(r => !r.hidden)"
        ".map(r => r.querySelector('a').textContent)"
    )


def drawn(page, which):
    """How many incidents have a mark of the kind in the timeline."""
    return page.evaluate(
        f"new Set([...document.querySelectorAll('#fig-timeline .live path{which}')]"
        ".map(m => m.__data__?.datum?.row).filter(Boolean)).size"
    )


def test_a_stretch_drawn_across_the_timeline_picks_its_incidents_in_map_and_tables(page):
    region = focus(page, "fig-timeline")
    before = rows_shown(page, "fig-timeline")
    box = region.bounding_box()
    middle = box["y"] + 150
    page.mouse.move(box["x"] + box["width"] * 0.85, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.99, middle, steps=5)
    page.mouse.up()
    picked, total = drawn(page, ":not(.faded)"), drawn(page, "")
    assert 0 < picked < total
    assert page.locator("#fig-map .faded").count() > 0
    assert 0 < len(rows_shown(page, "fig-timeline")) < len(before)
    assert page.locator(".years [role=status]").text_content() == f"{picked} of {total} incidents shown"
    page.locator(".years button").click()
    assert page.locator(".faded").count() == 0
    assert rows_shown(page, "fig-timeline") == before


def test_years_chosen_by_keyboard_pick_the_same_way(page):
    before = rows_shown(page, "fig-timeline")
    page.locator(".years select").first.select_option("2022")
    assert page.locator(".faded").count() > 0
    assert set(rows_shown(page, "fig-timeline")) < set(before)
    assert "incidents shown" in page.locator(".years [role=status]").text_content()
