"""What is kept between runs is what would be made, or it is made again."""

import pytest

from returnwatch.export import fonts, kept


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "folder", lambda: tmp_path / "kept")
    return tmp_path / "kept"


def test_a_thing_is_made_once_and_again_for_another_key(folder):
    made = []

    def make():
        made.append("é")
        return "é"

    assert [kept.kept("thing", key, make) for key in (["a", b"b"], ["a", b"b"], ["ab", b""])] == ["é"] * 3
    assert len(made) == 2
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b.replace(b"thing", b"thong"), lambda b: b"", lambda b: b"\xff" * 90])
def test_a_file_that_is_cut_off_or_changed_is_made_again(folder, damage):
    kept.kept("x", ["a"], lambda: "a thing")
    file = next(folder.iterdir())
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert kept.kept("x", ["a"], lambda: "a thing") == "a thing"
    assert file.read_bytes() == whole


def test_nothing_is_kept_where_nothing_can_be_written(folder):
    folder.write_text("a file where the folder should be")
    assert kept.kept("x", ["a"], lambda: "a thing") == "a thing"


def test_the_typeface_kept_is_the_typeface_made(folder):
    fonts.stylesheet.cache_clear()
    made = fonts.stylesheet()
    fonts.stylesheet.cache_clear()
    assert fonts.stylesheet() == made == fonts._stylesheet()
    fonts.stylesheet.cache_clear()
