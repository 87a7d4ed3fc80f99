"""A row added to a published scope: `returnwatch brief` says at once what it changes."""

import pytest

from returnwatch.cli import main
from returnwatch.explore import draft


def brief(data, out, capsys):
    main(["brief", "--as-of", "2012-01-01", "--scope", "KZ", "--data", str(data), "--out", str(out)])
    return capsys.readouterr().out.splitlines()


@pytest.fixture
def published(data, tmp_path, capsys):
    assert not any("otherwise" in line for line in brief(data, tmp_path / "out", capsys))
    return tmp_path / "out"


def test_the_sentences_that_a_new_row_changes_are_told_with_their_sections(data, published, capsys):
    row = draft(
        "estimates",
        str(data),
        group="imu",
        origin="KZ",
        theatre="AF",
        measure="present",
        counts="fighters",
        best=77,
        date_start="2011-10-01",
        date_end="2011-10-31",
        date_prec=4,
        source_original="knyazev",
        source="tengrinews-4346",
        locator="paragraph 2",
        credibility=4,
    )
    assert row.check() == []
    with open(data / "estimates.csv", "a", encoding="utf-8", newline="") as file:
        file.write(row.line + "\n")
    said = brief(data, published, capsys)
    assert said[0] == "What it says otherwise than the edition that it replaces:"
    assert any(line.startswith("  + How many are out there: ") and "77" in line for line in said)
    assert any(line.startswith("  - Bottom line: ") for line in said)
    assert said[-1].endswith("KZ/2012-01-01.2/KZ-2012-01-01.pdf")
