"""The stock chain: papermill, then nbconvert to HTML and, where a Chromium is at hand, to PDF through it."""

import shutil
import sys

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# nbconvert's webpdf asks Playwright for a browser of its own; this machine's does as well.
WEBPDF = f"""
import sys
from playwright.async_api import BrowserType
launch = BrowserType.launch
BrowserType.launch = lambda self, **options: launch(self, executable_path={CHROMIUM!r}, **options)
from nbconvert.nbconvertapp import main
sys.exit(main(["--to", "webpdf", "--no-input", "--disable-chromium-sandbox", "out.ipynb"]))
"""


def chain():
    """What the chain is called in the table."""
    return "papermill + nbconvert html" + (" + webpdf" if CHROMIUM else " (no Chromium here for webpdf)")


def commands(notebook, parameters):
    """The chain's command lines, to be run one after another in a folder beside the record.

    Args:
        notebook: Path of the notebook.
        parameters: A dict for papermill.
    """
    given = [word for name, value in parameters.items() for word in ("-p", name, value)]
    python = [sys.executable, "-m"]
    yield [*python, "papermill", str(notebook), "out.ipynb", "--no-progress-bar", *given]
    yield [*python, "nbconvert", "--to", "html", "--no-input", "out.ipynb"]
    if CHROMIUM:
        yield [sys.executable, "-c", WEBPDF]
