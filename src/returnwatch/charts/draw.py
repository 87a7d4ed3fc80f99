"""Draw a specification as a static SVG, and show a chart in a notebook with no network."""

import hashlib
import json
import re
from functools import cache, lru_cache

import msgspec

from returnwatch import shared
from returnwatch.figure import PHONE, SVG, VEGALITE, in_tags
from returnwatch.typeface import faces


@cache
def _converter():
    """vl-convert with our typeface registered, once a process."""
    import vl_convert

    vl_convert.register_font_directory(faces())
    return vl_convert


def svg(spec, figure):
    """A static picture of a specification.

    Args:
        spec: A Vega-Lite specification with its data inline.
        figure: Id of the figure. Ids inside the picture are numbered anew under it, because vl-convert numbers
            them by what it has drawn before in the process.

    Returns:
        SVG as text, without style attributes, which a strict Content-Security-Policy refuses.
    """
    return _drawn(msgspec.json.encode(spec).decode(), figure)


# A long-lived process draws the figures of a few scopes quarter by quarter, and most are those of the quarter before.
@lru_cache(maxsize=64)
def _drawn(spec, figure):
    picture = shared.found("picture", [spec, figure])
    if picture is None:
        picture = _converted(spec, figure)
        shared.tell("picture", [spec, figure], picture)
    return picture


def _converted(spec, figure):
    text = _converter().vegalite_to_svg(spec, vl_version="6.4")
    # A tenth of a px is finer than a screen or a printer; the map's outlines are a fifth shorter with it.
    text = in_tags(text, lambda tag: re.sub(r'(?<= d=")[^"]*', lambda path: _tenths(path[0]), tag))
    names = {}

    def numbered(tag):
        name = names.setdefault(tag[2], f"{figure}-{len(names) + 1}")
        return tag[1] + name

    return in_tags(
        text, lambda tag: re.sub(r' style="[^"]*"', "", re.sub(r'(\bid="|url\(#|href="#)([^")]+)', numbered, tag))
    )


def _tenths(path):
    return re.sub(r"(\d\.\d)\d+", r"\1", path)


def specification(chart):
    """The Vega-Lite specification of a chart as a plain dict: data inline, no schema address."""
    # The parts were validated as they were made; the whole again would read the boundaries once more.
    spec = chart.to_dict(validate=False)
    spec.pop("$schema", None)
    datasets = {}
    _hoist(spec, datasets)
    return spec | {"datasets": datasets}


def _hoist(part, datasets):
    """Take inline data out of every part of a specification, so that layers drawn from the same rows hold them once."""
    if isinstance(part, dict):
        if isinstance(part.get("data"), dict) and "values" in part["data"]:
            part["data"] = {"name": _name(part["data"]["values"], datasets)}
        part = part.values()
    if not isinstance(part, str):
        for one in part if hasattr(part, "__iter__") else ():
            _hoist(one, datasets)


def _name(rows, datasets):
    """The name of a dataset of these rows: of one that has the same, or else a new one."""
    for name, known in datasets.items():
        if known is rows or known == rows:
            return name
    name = f"rows-{len(datasets) + 1}"
    datasets[name] = rows
    return name


def bundle(charts, figure, alt_text, drawn=True):
    """What a notebook shows of a figure: the specification, a static picture, both for a phone, and words.

    Args:
        charts: An Altair chart by form, `wide` and `narrow`.
        drawn: Whether with the picture: the first one costs a process a second, so that a long-lived process adds the
            pictures of many notebooks with `draw_missing`.

    Returns:
        Data by media type and metadata, for `IPython.display.display(…, raw=True)`.
    """
    data = {
        VEGALITE: specification(charts["wide"]),
        PHONE: {"spec": specification(charts["narrow"])},
        "text/plain": alt_text,
    }
    if drawn:
        _add_pictures(data, figure)
    return data, {"returnwatch": {"figure": figure, "role": "chart", "alt": alt_text}}


def _add_pictures(data, figure):
    data[SVG] = svg(data[VEGALITE], f"{figure}-wide")
    data[PHONE]["svg"] = svg(data[PHONE]["spec"], f"{figure}-narrow")


def draw_missing(notebook):
    """Add to an executed notebook the pictures that its kernel left to be drawn.

    Args:
        notebook: An executed notebook (nbformat 4); it is changed in place.
    """
    for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
        told = output.get("metadata", {}).get("returnwatch", {})
        if told.get("role") == "chart" and SVG not in output.data:
            _add_pictures(output.data, told["figure"])


def _render(spec, **options):
    # An analyst's chart may hold what NumPy calls a text or a number.
    spec = json.loads(json.dumps({name: value for name, value in spec.items() if name != "$schema"}))
    name = "fig-" + hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()[:8]
    return {VEGALITE: spec, SVG: svg(spec, name), "text/plain": "chart"}, {}


def enable():
    """Make any Altair chart in a notebook draw without a network: the specification and a static picture."""
    # Here alone: what only adds pictures to finished notebooks needs no Altair, and is there a second sooner without it.
    import altair as alt

    alt.renderers.register("returnwatch", _render)
    alt.renderers.enable("returnwatch")
