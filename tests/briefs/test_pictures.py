"""The first two pages of three unlike briefs look as approved; `make approve` renews the pictures."""

import pictures
import pytest
from PIL import Image, ImageDraw
from reading import UNLIKE, files_of

# Cells of 4 pixels are 1.7 mm on paper: a line of text that moves by half its height changes a row of them.
TOLERANCE = {"cell": 4, "step": 30, "most": 0.001}


@pytest.mark.parametrize("brief", UNLIKE, ids="-".join)
def test_the_first_two_pages_look_as_approved(brief, approve):
    for number, picture in enumerate(pictures.pages(files_of(*brief)[1], (1, 2)), 1):
        pictures.hold(f"{brief[1]}-{brief[0]}-page-{number}", picture, approve, **TOLERANCE)


@pytest.fixture(scope="module")
def first():
    return pictures.pages(files_of(*UNLIKE[0])[1], (1,))[0]


def share(new, old):
    return pictures._share(pictures.changed(new, old, TOLERANCE["cell"], TOLERANCE["step"]))


def test_a_block_that_moved_by_two_millimetres_is_noticed(first):
    moved, block = first.copy(), (50, 300, 450, 340)
    ImageDraw.Draw(moved).rectangle(block, fill=255)
    moved.paste(first.crop(block), (50, 305))
    assert share(moved, first) > 5 * TOLERANCE["most"]


def test_the_smoothing_of_letters_is_not_noticed(first):
    twice = first.resize([2 * side for side in first.size], Image.Resampling.BICUBIC)
    assert share(twice.resize(first.size, Image.Resampling.BILINEAR), first) <= TOLERANCE["most"]


def test_a_page_that_looks_other_leaves_its_picture_and_says_how_to_approve_it(first, tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "APPROVED", tmp_path)
    pictures.hold("page", first, True, **TOLERANCE)
    pictures.hold("page", first, False, **TOLERANCE)
    other = first.copy()
    ImageDraw.Draw(other).rectangle((50, 300, 450, 340), fill=0)
    with pytest.raises(AssertionError, match="run: make approve"):
        pictures.hold("page", other, False, **TOLERANCE)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["page.difference.png", "page.new.png", "page.png"]
    pictures.hold("page", first, False, **TOLERANCE)
    assert [p.name for p in tmp_path.iterdir()] == ["page.png"]
