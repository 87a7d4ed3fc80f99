"""Chromium with the network off, and a page opened in it."""

from importlib.resources import files

import pytest


@pytest.fixture(scope="session")
def browser(chromium):
    """Chromium, started once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def show(browser, tmp_path):
    """Opens a page offline: show(html, **context options) gives it, the requests asked for and the errors."""
    contexts = []

    def show_(html, **options):
        (tmp_path / "brief.html").write_bytes(html)
        context = browser.new_context(offline=True, **options)
        contexts.append(context)
        page, asked, errors = context.new_page(), [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: (errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto((tmp_path / "brief.html").as_uri())
        return page, asked, errors

    yield show_
    for context in contexts:
        context.close()


@pytest.fixture
def violations():
    """What axe-core finds on an open page, whose policy must be bypassed: rule, help, and its first three places."""

    def found(page):
        page.add_script_tag(content=(files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
        told = page.evaluate("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations")
        return [(v["id"], v["help"], [n["html"][:160] for n in v["nodes"][:3]]) for v in told]

    return found
