"""Text that no page can print rightly, or that a spreadsheet would run: refused by `check`, each cell in one line."""

import re

import hostile
import pytest
from reading import ROOT
from test_record_faults import check

ALL = list(hostile.text_columns(ROOT / "data"))
FREE = [(t, f) for t, f in ALL if hostile.is_free(t, f)]
# Columns of a form of their own, columns of one id of another row, and of several: each are looked at once those before are right.
FORMED = [(t, f) for t, f in ALL if "pattern" in f.descriptor.get("constraints", {})]
KEYS = {(t.name, key["fields"]) for t, _ in ALL for key in t.schema.get("foreignKeys", [])}
ONE = [(t, f) for t, f in ALL if (t.name, f.name) in KEYS]
SEVERAL = [(t, f) for t, f in ALL if f.name in t.references and (t.name, f.name) not in KEYS]
# The shortest table has five rows, so five texts fit one record.
TEXTS = list(hostile.REFUSED)
FIVES = [TEXTS[n : n + 5] for n in range(0, len(TEXTS), 5)]


def plant(data, columns, texts):
    """Put each text into a row of its own in every column; gives ("file:line: column: ", text) of each."""
    told = []
    for table in {t.name: t for t, _ in columns}.values():
        header, *rows = hostile.read(data, table)
        names = [f.name for t, f in columns if t.name == table.name]
        line = 2
        for number, row in enumerate(rows):
            if number < len(texts):
                for name in names:
                    row[header.index(name)] = texts[number]
                    told.append((f"data/{table.path}:{line}: {name}: ", texts[number]))
            line += 1 + sum(len(re.findall("\r\n|\r|\n", cell)) for cell in row)
        hostile.write(data, table, [header, *rows])
    return told


@pytest.mark.parametrize("texts", FIVES, ids=lambda texts: f"from {TEXTS.index(texts[0])}")
def test_unseen_characters_formulas_and_strange_letters_are_refused_in_every_column_of_words(data, texts):
    told = plant(data, FREE, texts)
    status, lines = check(data)
    assert status == 1
    assert [place + hostile.REFUSED[t] for place, t in told if place + hostile.REFUSED[t] not in lines] == []
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("columns", [FORMED, ONE, SEVERAL], ids=["form", "one", "several"])
@pytest.mark.parametrize("texts", [TEXTS[:5], TEXTS[-15:-10], hostile.PRINTED[:5]], ids=["unseen", "formula", "markup"])
def test_columns_of_ids_dates_and_addresses_take_no_other_text(data, columns, texts):
    told = plant(data, columns, texts)
    status, lines = check(data)
    assert status == 1
    assert [place for place, _ in told if not any(line.startswith(place) for line in lines)] == []
    assert all(line.isprintable() and len(line) < 600 for line in lines)


def test_ten_thousand_characters_are_refused_in_every_column_and_the_line_stays_short(data):
    words = [(t, f) for t, f in FREE if f.type == "string"]
    told = plant(data, words + FORMED, ["a" * 10_000])
    _, lines = check(data)
    assert [place for place, _ in told if not any(line.startswith(place) for line in lines)] == []
    assert all(len(line) < 400 for line in lines)
    limited = {(t.path, f.name): f.descriptor["constraints"]["maxLength"] for t, f in words}
    for (path, name), most in limited.items():
        assert f"data/{path}:2: {name}: 10000 characters; expected at most {most}" in lines


def test_one_long_name_in_a_list_is_told_by_its_length(data):
    groups = next(t for t, _ in ALL if t.name == "groups")
    plant(data, [(groups, groups.fields["aliases"])], ["short;" + "a" * 10_000])
    assert check(data)[1] == ["data/groups.csv:2: aliases: a value of 10000 characters; expected at most 120"]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT://a.b/%0Aalert(1)", "data:text/html,x", "file:///etc/passwd", "//a.b/c"]
    + ["https://bank.com@evil.example/", "https://a.b/<script>", "https://a.b/ c", "ftp://a.b/c", "http://سلط.com/"],
)
def test_an_address_of_no_web_page_is_refused(data, address):
    sources = next(t for t, _ in ALL if t.name == "sources")
    plant(data, [(sources, sources.fields["url"])], [address])
    expected = "web address (http or https) as plain text, without a user name, signs beyond ASCII percent-encoded"
    assert check(data)[1] == [f"data/sources.csv:2: url: '{address}' is not of the form expected: {expected}"]


def test_an_address_without_its_scheme_is_not_linked(data):
    sources = next(t for t, _ in ALL if t.name == "sources")
    plant(data, [(sources, sources.fields["url"])], ["a.b/c"])
    assert check(data)[1] == [
        "data/sources.csv:2: url: without http:// or https://, and linkable; expected the whole address"
    ]


def test_a_lone_surrogate_is_no_text(data):
    path = data / "groups.csv"
    path.write_bytes(path.read_bytes().replace(b"Jund", b"\xed\xa0\x80Jund", 1))
    assert check(data) == (1, ["returnwatch: data/groups.csv:2: not UTF-8 (byte 0xed); save the file as UTF-8"])


def test_a_line_about_hostile_text_does_nothing_to_a_terminal(data):
    path = data / "groups.csv"
    path.write_text(path.read_text("utf-8").replace("aliases", "ali\x1b[2Jases", 1), "utf-8")
    assert "data/groups.csv:1: ali\\x1b[2Jases: unknown column; near: aliases" in check(data)[1]
