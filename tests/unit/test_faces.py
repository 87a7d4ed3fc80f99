"""The faces of the PDF and of pictures are cut to what we print, and what we print is as wide in them."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from returnwatch.kernel.apart import anew
from returnwatch.typeface import FACES, FOLDER, covered, faces

SAMPLE = "Why AVATAR fi To → 2013–14, Qo‘qon: Ўзбекистон"


@pytest.mark.parametrize("name", FACES.values())
def test_a_cut_face_has_each_character_as_wide_as_the_whole_one(name):
    whole, cut = TTFont(Path(FOLDER, name)), TTFont(Path(faces(), name))
    there, here = whole.getBestCmap(), cut.getBestCmap()
    assert covered() & set(there) <= set(here)
    assert {c: cut["hmtx"][here[c]] for c in here} == {c: whole["hmtx"][there[c]] for c in here}
    assert len(here) < len(there)


def drawn(folder, weight):
    """A picture of labels, measured with the faces of a folder."""
    import vl_convert

    vl_convert.register_font_directory(folder)
    rows = [{"t": SAMPLE[n:], "x": n * 9, "y": n * 11} for n in range(len(SAMPLE))]
    place = {axis: {"field": axis, "type": "quantitative", "scale": None, "axis": None} for axis in "xy"}
    mark = {"type": "text", "font": "Source Sans Pro", "fontSize": 130, "fontWeight": weight, "align": "left"}
    spec = {"data": {"values": rows}, "mark": mark, "encoding": {**place, "text": {"field": "t", "type": "nominal"}}}
    return vl_convert.vegalite_to_svg(spec, vl_version="6.4")


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_a_picture_is_the_same_to_the_byte_with_either(weight):
    # A process each: a converter keeps every folder that it was ever given.
    cut, whole = (anew(drawn, folder, weight) for folder in (faces(), FOLDER))
    assert cut() == whole()
