"""The explorer in JupyterLab as `make lab` starts it, without a network: all cells run, each view answers the others."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

import returnwatch

ROOT = Path(__file__).parents[2]
SECONDS = 60_000  # Longest wait for any one thing, in ms: other tests may have the machine.
ROWS, STATUS = ".returnwatch-rows tbody tr", ".returnwatch-rows [role=status]"
FAINT = '.vega-embed svg .mark-symbol path[opacity="0.12"]'


def recipe():
    """The command of `make lab`, as the Makefile has it, of this very environment."""
    found = re.search(r"^lab:.*\n\t@(.+)$", (ROOT / "Makefile").read_text(), re.M)
    return found[1].replace("$(BIN)", str(Path(sys.executable).parent)).split()


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Address of a JupyterLab on a copy of the repository, with a home of its own."""
    home, house = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("house")
    for folder in ("notebooks", "data", "docs"):
        shutil.copytree(ROOT / folder, house / folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # HOME alone keeps Jupyter off its user's settings; a variable that names a folder would win over it.
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER_", "XDG_"))}
    library = {"HOME": str(home), "PYTHONPATH": str(Path(returnwatch.__file__).parents[1])}
    options = ["--no-browser", f"--port={port}", "--ServerApp.port_retries=0"]
    options += ["--IdentityProvider.token=", "--allow-root"]
    with open(home / "log", "w") as log:
        server = subprocess.Popen([*recipe(), *options], cwd=house, env={**kept, **library}, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _answering(server, address, home / "log")
        yield address
    finally:
        server.terminate()
        server.wait(30)


def _answering(server, address, log):
    """Wait until the server answers: it does so or ends, and a busy machine takes its time."""
    while server.poll() is None:
        try:
            with urlopen(f"{address}/api/status", timeout=10):
                return
        except OSError:
            # Wakes up as soon as the server ends.
            try:
                server.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
    raise AssertionError(log.read_text())


@pytest.fixture(scope="module")
def explorer(lab, browser):
    """The explorer with all its cells run, what it asked of other hosts, and the page's errors."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page, outside = context.new_page(), []

    def only_here(route):
        if urlsplit(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    page.set_default_timeout(SECONDS)
    page.route("**/*", only_here)
    page.goto(f"{lab}/lab/tree/notebooks/explore.ipynb?reset")
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()
    run_all(page)
    yield page, outside
    context.close()


def run_all(page):
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
    page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
    # A cell's number stands beside it once it has run.
    page.wait_for_function(
        "[...document.querySelectorAll('.jp-Notebook .jp-CodeCell .jp-InputPrompt')]"
        ".every(p => /\\d/.test(p.textContent))"
    )


def drag(page, start, end):
    """Drag over the timeline from one share of its width to another."""
    plot = page.locator(".vega-embed svg .background").nth(1)
    page.locator(".vega-embed").scroll_into_view_if_needed()
    box = plot.bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * start, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * end, y, steps=8)
    page.mouse.up()


def counts(page):
    """Numbers on the map, by country."""
    return page.evaluate(
        "[...document.querySelectorAll('.vega-embed svg path')].map(p => p.getAttribute('aria-label') || '')"
        ".filter(t => t.includes('rows: ')).sort()"
    )


def clear(page):
    """Let go of all that is picked, and wait until the chart is drawn anew."""
    drawn = page.locator(".vega-embed svg").element_handle()
    page.get_by_role("button", name="Clear selection").click()
    page.wait_for_function("old => !old.isConnected && document.querySelector('.vega-embed svg')", arg=drawn)
    page.wait_for_function(f"!document.querySelector('{STATUS}').textContent.includes(':')")


def cell(page, code):
    """Run a line in the explorer's kernel, in its last cell, and give what it printed."""
    page.locator(".jp-Notebook .jp-Cell").last.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.type(code)
    last = page.locator(".jp-Notebook .jp-CodeCell").last
    before = last.locator(".jp-InputPrompt").inner_text()
    page.keyboard.press("Control+Enter")
    page.wait_for_function(
        "before => {"
        " const p = [...document.querySelectorAll('.jp-Notebook .jp-CodeCell .jp-InputPrompt')].at(-1).textContent;"
        " return p !== before && /\\d/.test(p); }",
        arg=before,
    )
    return last.locator(".jp-OutputArea-output").inner_text()


def test_every_cell_runs_and_every_chart_draws_with_the_network_off(explorer):
    page, outside = explorer
    page.locator(ROWS).first.wait_for()
    assert page.locator(".vega-embed svg .mark-symbol path").count() >= 50
    assert len(counts(page)) >= 6
    assert page.locator('[data-mime-type$="error"], [data-mime-type$="stderr"]').count() == 0
    brief = page.frame_locator("iframe[title=Brief]")
    brief.locator("h1").wait_for()
    assert brief.locator("figure svg[role=img]").count() >= 4
    assert outside == []


def test_a_stretch_of_days_changes_map_table_and_dataframe(explorer):
    page, _ = explorer
    clear(page)
    before, everywhere = page.locator(ROWS).count(), counts(page)
    drag(page, 0.15, 0.45)
    page.locator(STATUS).get_by_text(" to ").wait_for()
    # The chart tells of the drag as it goes on; the kernel's answer is that of its end.
    after = int(cell(page, "len(desk.selection())"))
    assert 0 < after < before
    page.wait_for_function(f"n => document.querySelectorAll('{ROWS}').length === n", arg=after)
    assert page.locator(STATUS).text_content().startswith(f"{after} of {before} rows: ")
    assert counts(page) != everywhere
    assert page.locator(FAINT).count() == before - after


def test_a_country_changes_timeline_table_and_dataframe(explorer):
    page, _ = explorer
    clear(page)
    page.locator('.vega-embed svg path[aria-label*="place: Syria; rows: "]').click()
    page.locator(STATUS).get_by_text(": Syria").wait_for()
    shown = page.locator(ROWS).count()
    assert shown > 0 and page.locator(FAINT).count() == 53 - shown
    assert cell(page, 'set().union(*desk.selection()["countries"]) >= {"SY"}') == "True"


def test_a_ticked_row_changes_timeline_map_and_dataframe(explorer):
    page, _ = explorer
    clear(page)
    row = page.locator('.returnwatch-rows tr[data-row="estimates/E045"]')
    row.get_by_role("checkbox").check()
    page.locator(STATUS).get_by_text("1 of 53 rows: 1 ticked").wait_for()
    assert page.locator(FAINT).count() == 52
    assert len(counts(page)) == 2
    assert cell(page, "list(desk.selection().index)") == "['estimates/E045']"


def test_another_scope_is_picked_and_drawn(explorer):
    page, _ = explorer
    page.locator(".returnwatch-desk").get_by_label("Scope").select_option(label="Kazakhstan")
    page.locator(STATUS).get_by_text(re.compile(r"^(?!53 )\d+ of \d+ rows$")).wait_for()
    assert cell(page, 'desk.frame.attrs["scope"]') == "'KZ'"
