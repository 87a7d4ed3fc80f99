"""The page: one HTML file that asks nothing of any network, pictures first and live charts after."""

import base64
import hashlib
import json
import re
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files

from returnwatch import typeface
from returnwatch.export.pandoc import forms
from returnwatch.figure import in_tags
from returnwatch.kept import kept

TEMPLATES = files("returnwatch.export") / "templates"
# Our scripts that go with the library, in the order in which they use one another.
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
    style, unpack, (engine, packed) = _style(), _unpack(), _engine()
    html = _template().render(
        meta=document.meta,
        body=_with_pictures(body.html, document.drawings),
        sections=body.sections,
        drawings=[(d.id, form, _json(spec)) for d in document.drawings for form, spec in d.specs.items()],
        style=style,
        unpack=unpack,
        packed=packed,
        policy=_policy(_hash(style), _hash(unpack), engine),
    )
    return html.encode()


def _with_pictures(html, drawings):
    for drawing in drawings:
        start = html.index(f'<figure id="{drawing.id}">')
        before, after = html[:start], html[start:]
        html = before + after.replace("<!--figure-->", _picture(drawing), 1)
    return html


def _picture(drawing):
    """The static pictures of a figure, of which the style sheet shows the one that fits the screen."""
    return "".join(_region(drawing, form, svg) for form, svg in drawing.svgs.items())


def _region(drawing, form, svg):
    """A static picture in a region that a keyboard reaches."""
    from markupsafe import escape

    svg = _as_one(svg).replace("<svg ", f'<svg role="img" aria-label="{escape(drawing.alt)}" ', 1)
    label = f"Chart {drawing.id.removeprefix('fig-').replace('-', ' ')}"
    # A figure that has one drawing shows it on every screen.
    shown = f" {form}" if len(drawing.svgs) > 1 else ""
    place = f'class="chart{shown}" id="{drawing.id}-{form}"'
    return f'<div {place} role="region" tabindex="0" aria-label="{label}">{svg}</div>'


# As many as `charts.draw` keeps.
@lru_cache(maxsize=64)
def _as_one(svg):
    """A picture with one description: the parts that vl-convert describes each for itself are hidden."""
    return in_tags(svg, lambda tag: re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", tag))


def _json(spec):
    """A specification that can't end the script element that it stands in."""
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _policy(style, *scripts):
    """What the page may do: be styled by one sheet, and run these scripts, each known by its hash."""
    allowed = f"script-src {' '.join(scripts)}; style-src {style}"
    return f"default-src 'none'; {allowed}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"


def _hash(text):
    """A text's hash, as a Content-Security-Policy quotes it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _style():
    return typeface.stylesheet() + "\n" + (TEMPLATES / "brief.css").read_text("utf-8")


@cache
def _unpack():
    return (TEMPLATES / "unpack.js").read_text("utf-8")


@cache
def _engine():
    """Vega, Vega-Lite and Vega-Embed with our few lines: the hash of that script, and the script packed."""
    ours = "\n".join((TEMPLATES / name).read_text("utf-8") for name in SCRIPTS)
    made_by = [version(name) for name in ("vl-convert-python", "zopfli")]
    return kept("engine", [ours, *made_by, VEGALITE], lambda: _packed(ours)).split()


def _packed(ours):
    """The script as Zopfli packs it, to less than a third, the same bytes on every machine; zlib's own are not."""
    import vl_convert
    import zopfli.zlib

    script = vl_convert.javascript_bundle(ours, vl_version=VEGALITE)
    # More rounds than one save a few bytes in a thousand.
    packed = zopfli.zlib.compress(script.encode(), numiterations=1)
    return f"{_hash(script)} {base64.b64encode(packed).decode()}"


@cache
def _template():
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((TEMPLATES / "brief.html.j2").read_text("utf-8"))
