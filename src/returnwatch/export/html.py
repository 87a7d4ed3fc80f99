"""The page: one HTML file that asks nothing of any network, pictures first and live charts after."""

import base64
import hashlib
import json
import re
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from returnwatch.export import fonts
from returnwatch.export.kept import kept
from returnwatch.export.pandoc import forms
from returnwatch.figure import in_tags

TEMPLATES = files("returnwatch.export") / "templates"
# Our scripts, in the order in which they use one another.
SCRIPTS = ("marks.js", "pick.js", "live.js")
# Version of Vega-Lite that draws.
VEGALITE = "6.4"


def page(document):
    """A brief as an HTML page.

    Args:
        document: A `Document`.

    Returns:
        The file as bytes. Its Content-Security-Policy allows the scripts and the style sheet by their hashes alone.
    """
    body = forms(document)
    style, script = _style(), _script()
    html = _template().render(
        meta=document.meta,
        body=_with_pictures(body.html, document.drawings),
        sections=body.sections,
        drawings=[(drawing.id, _json(drawing.spec)) for drawing in document.drawings],
        style=style,
        script=script,
        policy=_policy(style, script),
    )
    return html.encode()


def _with_pictures(html, drawings):
    for drawing in drawings:
        start = html.index(f'<figure id="{drawing.id}">')
        before, after = html[:start], html[start:]
        html = before + after.replace("<!--figure-->", _picture(drawing), 1)
    return html


def _picture(drawing):
    """The static picture in a region that scrolls where a phone is narrower than its text can be read."""
    from markupsafe import escape

    # One picture with one description: the parts that vl-convert describes each for itself are hidden.
    svg = in_tags(drawing.svg, lambda tag: re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", tag))
    svg = svg.replace("<svg ", f'<svg role="img" aria-label="{escape(drawing.alt)}" ', 1)
    label = f"Chart {drawing.id.removeprefix('fig-').replace('-', ' ')}"
    return (
        f'<div class="scroll chart" id="{drawing.id}-chart" role="region" tabindex="0" aria-label="{label}">{svg}</div>'
    )


def _json(spec):
    """A specification that can't end the script element that it stands in."""
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _policy(style, script):
    allowed = f"script-src '{_hash(script)}'; style-src '{_hash(style)}'"
    return f"default-src 'none'; {allowed}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"


def _hash(text):
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _style():
    return fonts.stylesheet() + "\n" + (TEMPLATES / "brief.css").read_text("utf-8")


@cache
def _script():
    """Vega, Vega-Lite and Vega-Embed with our few lines, as one script."""
    ours = "\n".join((TEMPLATES / name).read_text("utf-8") for name in SCRIPTS)
    return kept("script", [ours, version("vl-convert-python"), VEGALITE], lambda: _bundle(ours))


def _bundle(ours):
    import vl_convert

    bundle = vl_convert.javascript_bundle(ours, vl_version=VEGALITE)
    return bundle.replace("</script", "<\\/script").replace("<!--", "<\\!--")


@cache
def _template():
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((TEMPLATES / "brief.html.j2").read_text("utf-8"))
