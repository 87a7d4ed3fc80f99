"""The page for everybody: axe-core finds nothing, nothing overlaps at any width, and a keyboard reaches all there is."""

from pathlib import Path

import pytest
from reading import UNLIKE, files_of

LAYOUT = (Path(__file__).parent / "layout.js").read_text()
WIDTHS = [320, 768, 1440]
REGION, _, SHORT = UNLIKE


def opened(show, brief, **options):
    """The page with its charts live (or still, without scripts), and the requests and errors so far."""
    page, asked, errors = show(files_of(*brief)[0], **options)
    if options.get("java_script_enabled", True):
        page.wait_for_selector("html[data-charts=live]")
    return page, asked, errors


@pytest.mark.parametrize("brief", UNLIKE, ids="-".join)
@pytest.mark.parametrize("media, scheme", [("screen", "light"), ("screen", "dark"), ("print", "light")])
def test_axe_finds_no_violation(show, violations, brief, media, scheme):
    # The page's policy lets no other script in; it is set aside for axe alone.
    page, *_ = opened(show, brief, bypass_csp=True, color_scheme=scheme, viewport={"width": 1024, "height": 800})
    page.emulate_media(media=media, color_scheme=scheme)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert violations(page) == []


@pytest.mark.parametrize("brief", UNLIKE, ids="-".join)
@pytest.mark.parametrize("scripts", [True, False], ids=["live", "still"])
def test_nothing_overlaps_or_leaves_the_page_at_any_width(show, brief, scripts):
    page, *_ = opened(show, brief, java_script_enabled=scripts)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(LAYOUT) == [], width


@pytest.mark.parametrize("brief", UNLIKE, ids="-".join)
def test_no_request_is_attempted_and_no_link_inside_is_lost(show, brief):
    page, asked, errors = opened(show, brief)
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == [page.url]
    assert errors == []
    links = page.eval_on_selector_all("a[href^='#']", "all => all.map(a => a.getAttribute('href').slice(1))")
    assert len(links) > 40
    assert [name for name in dict.fromkeys(links) if page.locator(f"[id='{name}']").count() != 1] == []


FOCUS = """() => {
  const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
  return {
    tag: e.tagName, name: e.className + ' ' + (e.getAttribute('href') || '') + ' ' + e.textContent.trim().slice(0, 30),
    seen: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth,
    ringed: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
    number: [...document.querySelectorAll('*')].indexOf(e),
  };
}"""


def test_the_first_tab_is_the_way_past_the_sections_and_it_works(show):
    page, *_ = opened(show, SHORT)
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUS)
    assert first["tag"] == "A" and "#brief" in first["name"] and first["seen"] and first["ringed"]
    page.keyboard.press("Enter")
    page.wait_for_url("**#brief")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_keyboard_reaches_everything_sees_where_it_is_and_is_never_trapped(show):
    page, *_ = opened(show, SHORT, viewport={"width": 768, "height": 900})
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    wanted = page.evaluate(
        "() => [...document.querySelectorAll('*')].map((e, i) => [e, i])"
        ".filter(([e]) => e.matches('a[href], summary, button, select, input, [tabindex]') && e.checkVisibility()).map(([, i]) => i)"
    )
    reached = []
    for _ in range(len(wanted) + 1):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here["tag"] == "BODY":
            break
        assert here["seen"] and here["ringed"], here
        reached.append(here["number"])
    assert reached == wanted
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUS)["tag"] != "BODY"


def test_a_keyboard_opens_and_closes_what_is_folded_and_no_table_lies_out_of_sight(show):
    page, *_ = opened(show, REGION, viewport={"width": 320, "height": 800})
    folded = page.locator("figure details").first
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    assert folded.evaluate("d => d.open")
    table = folded.locator("table")
    assert table.evaluate("t => getComputedStyle(t.tBodies[0].rows[0].cells[1], '::before').content") == '"Population: "'
    page.keyboard.press("Enter")
    assert not folded.evaluate("d => d.open")
    wide = page.locator(".scroll")
    assert wide.evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth + 1 && e.tabIndex !== 0).length") == 0
    page.locator("figure details").evaluate_all("all => all.forEach(d => d.open = true)")
    beyond = "all => all.filter(e => !e.matches('.chart') && e.scrollWidth > e.clientWidth + 1).map(e => e.ariaLabel)"
    assert wide.evaluate_all(beyond) == []


def test_a_keyboard_walks_the_marks_of_a_chart_on_a_phone(show):
    """Each mark comes into view, is said, and the keyboard leaves again."""
    page, *_ = opened(show, REGION, viewport={"width": 320, "height": 800})
    page.locator("#fig-estimates-narrow").focus()
    said = set()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        box = page.locator("#fig-estimates-narrow .at").bounding_box()
        assert box["x"] + box["width"] > 0 and box["x"] < 320
        said.add(page.locator(".spoken").inner_text())
    assert len(said) == 5 and all("estimates/E" in one for one in said)
    page.keyboard.press("Tab")
    assert page.locator("#fig-estimates-narrow .at").count() == 0
