"""What one worker of an archive drew or read, another finds; alone it makes all itself."""

from pathlib import Path

import pytest

from returnwatch import shared
from returnwatch.charts import draw
from returnwatch.export import pandoc
from returnwatch.publish import pool

SPEC = {"mark": "text", "data": {"values": [{"t": "Ўзбекистон"}]}, "encoding": {"text": {"field": "t", "type": "nominal"}}}


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """Each test begins with nothing drawn or read, and ends with nothing shared."""
    monkeypatch.setattr(pandoc, "_known", {})
    draw._drawn.cache_clear()
    yield
    shared.share(None)
    draw._drawn.cache_clear()


def refuse(*given):
    raise AssertionError("made anew")


def test_a_picture_is_drawn_by_one_and_found_by_the_other(tmp_path, monkeypatch):
    whole = draw.svg(SPEC, "fig-a")
    shared.share(tmp_path)
    draw._drawn.cache_clear()
    assert draw.svg(SPEC, "fig-a") == whole
    draw._drawn.cache_clear()
    monkeypatch.setattr(draw, "_converted", refuse)
    assert draw.svg(SPEC, "fig-a") == whole
    for spec, figure in ((SPEC, "fig-b"), (SPEC | {"mark": "point"}, "fig-a")):
        with pytest.raises(AssertionError, match="made anew"):
            draw.svg(spec, figure)


def test_a_section_is_read_by_one_and_found_by_the_other(tmp_path, monkeypatch):
    text = "## A title\n\n- one\n- two"
    whole = pandoc._apart(text)
    shared.share(tmp_path)
    pandoc._known.clear()
    assert pandoc._apart(text) == whole
    pandoc._known.clear()
    monkeypatch.setattr(pandoc, "_read", refuse)
    assert pandoc._apart(text) == whole
    assert pandoc._apart(text.replace("one", "three")) != whole
    with pytest.raises(AssertionError, match="made anew"):
        pandoc._apart("## Another title\n\n- one\n- two")


def test_what_was_cut_off_is_made_again(tmp_path):
    shared.share(tmp_path)
    whole = draw.svg(SPEC, "fig-a")
    [file] = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    draw._drawn.cache_clear()
    assert draw.svg(SPEC, "fig-a") == whole


def test_with_nobody_told_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(shared.kept, "keep", refuse)
    assert draw.svg(SPEC, "fig-a")


def test_the_folder_goes_away_and_where_none_can_be_made_nothing_is_shared(tmp_path, monkeypatch):
    with shared.folder() as folder:
        shared.share(folder)
        shared.tell("x", ["a"], "é")
        assert shared.found("x", ["a"]) == "é"
    assert shared.found("x", ["a"]) is None
    monkeypatch.setattr(shared.tempfile, "mkdtemp", lambda **how: (tmp_path / "none" / "there").mkdir())
    with shared.folder() as folder:
        shared.share(folder)
        shared.tell("x", ["a"], "é")
        assert shared.found("x", ["a"]) is None


def test_workers_of_one_run_share_and_those_of_the_next_begin_anew():
    data = str(Path(__file__).parents[2] / "data")
    with pool.local(2, data) as (executors, _):
        with executors() as workers:
            pool.asked(workers, shared.tell, "x", ["a"], "é").result()
            told = [pool.asked(workers, shared.found, "x", ["a"]) for _ in range(8)]
            assert [one.result() for one in told] == ["é"] * 8
        with executors() as workers:
            assert pool.asked(workers, shared.found, "x", ["a"]).result() is None
