"""returnwatch.toml: the sample is right, and each wrong key or value is a line that says what was expected."""

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from returnwatch.series.config import ConfigError, Series, read_config
from returnwatch.series.days import days, next_due, over

ROOT = Path(__file__).parents[2]
SAMPLE = (files("returnwatch.series") / "templates" / "returnwatch.toml").read_text("utf-8")


def faults(tmp_path, text):
    """Lines about a file, without its path."""
    path = tmp_path / "returnwatch.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as wrong:
        read_config(path)
    return [line.removeprefix(f"{path.as_posix()}: ") for line in wrong.value.faults]


def test_the_sample_is_right_and_says_what_holds_where_a_line_is_left_out(tmp_path):
    path = tmp_path / "returnwatch.toml"
    path.write_text(SAMPLE, "utf-8")
    bare = read_config(path)
    # With every line in force that it shows behind a #, nothing changes but [tell].
    path.write_text(re.sub(r"^# (\[tell\]|[a-z_]+ = )", r"\1", SAMPLE, flags=re.M), "utf-8")
    told = read_config(path)
    assert (told.run, told.series) == (bare.run, bare.series)
    assert (bare.tell, told.tell.on, told.tell.seconds) == (None, ["failure", "recovery", "brief"], 30)


@pytest.mark.parametrize(
    "old, new, line",
    [
        ('every = "week"', 'every = "weekly"', "series[1].every: expected day, week, month, quarter or year, not 'weekly'"),
        ('name = "weekly"', 'name = "The Weekly"', "series[1].name: expected small letters, digits and hyphens, not 'The Weekly'"),
        ('["central-asia"]', '"KZ"', "series[1].scopes: expected a list in square brackets, not 'KZ'"),
        ('["central-asia"]', "[]", "series[1].scopes: expected at least one, not []"),
        ("2026-11-01", '"2026-11-01"', "series[1].from: expected a day like 2026-11-01, without quotation marks, not '2026-11-01'"),
        ("# wait_days = 1", 'wait_days = "1"', "series[1].wait_days: expected a whole number, not '1'"),
        ("# wait_days = 1", "wait_days = -1", "series[1].wait_days: expected at least 0, not -1"),
        ("# wait_days = 1", "waitdays = 1", "series[1].waitdays: no such key; did you mean wait_days?"),
        ('# since = "series"', 'since = "sereis"', "series[1].since: expected series, any, none or a day like 2026-11-01 without quotation marks, not 'sereis'"),
        ('# since = "series"', 'since = "none"', "series[1].when_unchanged: 'short' needs a brief before; expected 'full' beside since = 'none'"),
        ('# outputs = ["html"]', 'outputs = ["html", "docx"]', "series[1].outputs[2]: expected html or pdf, not 'docx'"),
        ('every = "week"', 'every = "month"', "series[1].last_day: only a weekly series has it; expected it gone, or every = 'week', not 'month'"),
        ('# time_zone = "UTC"', 'time_zone = "Almaty"', "run.time_zone: expected a time zone like UTC or Asia/Almaty, not 'Almaty'"),
        ("# workers = 2", "workers = 0", "run.workers: expected at least 1, not 0"),
        ('name = "weekly"', "", "series[1].name: missing; it has to be there"),
    ],
)
def test_a_wrong_key_or_value_is_one_line(tmp_path, old, new, line):
    assert old in SAMPLE
    assert faults(tmp_path, SAMPLE.replace(old, new, 1)) == [line]


def test_every_fault_is_told_at_once(tmp_path):
    text = SAMPLE.replace('"week"', '"weekly"', 1) + '[tell]\ncommand = ""\non = ["fail"]\nseconds = 2.5\n[other]\n'
    assert faults(tmp_path, text) == [
        "series[1].every: expected day, week, month, quarter or year, not 'weekly'",
        "tell.command: expected a command in quotation marks, or a list of its words, not ''",
        "tell.on[1]: expected failure, recovery, brief or finished, not 'fail'",
        "tell.seconds: expected a whole number, not 2.5",
        "other: no such key; expected one of run, series, tell",
    ]


def test_two_series_of_one_name_no_series_no_toml_and_no_file(tmp_path):
    series = SAMPLE[SAMPLE.index("\n[[series]]") :]
    assert faults(tmp_path, SAMPLE + series) == ["series[2].name: 'weekly' is taken; expected a name of its own"]
    assert faults(tmp_path, "") == ["series: missing; it has to be there"]
    assert faults(tmp_path, "[run") == ["no TOML: Expected ']' at the end of a table declaration (at end of document)"]
    with pytest.raises(ConfigError, match=r"nowhere.toml: not there; `returnwatch run --init` writes one to begin with"):
        read_config(tmp_path / "nowhere.toml")


def test_what_the_docs_show_of_the_file_is_right(tmp_path):
    shown = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "unattended.md").read_text("utf-8"), re.S)
    assert len(shown) == 3
    for number, text in enumerate(shown):
        path = tmp_path / f"{number}.toml"
        path.write_text(SAMPLE + text, "utf-8")
        assert read_config(path).tell.command


def series(**keys):
    return Series(**{"name": "a", "scopes": ["KZ"], "from": date(2026, 11, 4), "when_unchanged": "full", **keys})


def test_days_are_the_last_of_each_period_and_wait_until_they_are_over():
    weekly = series(every="week")
    assert days(weekly, date(2026, 11, 22)) == ["2026-11-08", "2026-11-15", "2026-11-22"]
    assert over(weekly, date(2026, 11, 22)) == ["2026-11-08", "2026-11-15"]
    assert over(weekly, date(2026, 11, 23)) == ["2026-11-08", "2026-11-15", "2026-11-22"]
    assert next_due(weekly, date(2026, 11, 22)) == (date(2026, 11, 23), date(2026, 11, 22))
    assert next_due(weekly, date(2026, 11, 23)) == (date(2026, 11, 30), date(2026, 11, 29))
    assert days(series(every="week", last_day="wednesday"), date(2026, 11, 12)) == ["2026-11-04", "2026-11-11"]
    assert over(series(every="day", wait_days=0), date(2026, 11, 5)) == ["2026-11-04", "2026-11-05"]
    assert over(series(every="month"), date(2027, 3, 1)) == ["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"]
    assert over(series(every="year"), date(2026, 12, 31)) == [] == over(weekly, date(2026, 1, 1))
    assert next_due(series(every="year"), date(2027, 1, 1)) == (date(2028, 1, 1), date(2027, 12, 31))
    assert next_due(weekly, date(2020, 1, 1)) == (date(2026, 11, 9), date(2026, 11, 8))
