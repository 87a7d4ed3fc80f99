"""What is kept between runs is what would be made, or it is made again."""

import subprocess
import sys
from pathlib import Path

import pytest

from returnwatch import kept, typeface


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
    typeface.stylesheet.cache_clear()
    made = typeface.stylesheet()
    typeface.stylesheet.cache_clear()
    assert typeface.stylesheet() == made == typeface._stylesheet()
    typeface.stylesheet.cache_clear()


def test_files_are_kept_in_a_folder_and_made_whole_where_one_was_changed(folder):
    contents = {"a.ttf": b"one", "b.ttf": b"two"}
    path = kept.kept_files("faces", contents)
    (path / "a.ttf").write_bytes(b"")
    assert kept.kept_files("faces", contents) == path
    assert {file.name: file.read_bytes() for file in path.iterdir()} == contents
    assert kept.kept_files("faces", {"a.ttf": b"one", "b.ttf": b"three"}) != path


def test_where_no_file_can_be_kept_it_is_there_until_the_process_ends(folder):
    folder.write_text("a file where the folder should be")
    code = (
        "from pathlib import Path; from returnwatch import kept; "
        f"kept.folder = lambda: Path({str(folder)!r}); path = kept.kept_files('faces', {{'a.ttf': b'one'}}); "
        "print(path, (path / 'a.ttf').read_text())"
    )
    path, text = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert text == "one" and Path(path).name.startswith("returnwatch-faces-")
    assert not Path(path).exists()
