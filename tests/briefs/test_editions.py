"""Editions: a folder appears whole, is never changed, and a rebuild that differs stands beside it."""

import json

import pytest

from returnwatch.errors import AuditError, BuildError, RecordError
from returnwatch.publish.folder import place
from returnwatch.publish.publish import publish
from returnwatch.publish.request import Request
from returnwatch.publish.verify import differences


def test_an_edition_is_never_changed(built, tmp_path):
    folder = place(built(), tmp_path)
    assert sorted(p.name for p in folder.iterdir()) == [
        "central-asia-2013-01-14.html",
        "central-asia-2013-01-14.ipynb",
        "central-asia-2013-01-14.pdf",
        "claims.json",
        "manifest.json",
    ]
    with pytest.raises(BuildError, match="exists already; an edition is never changed"):
        place(built(), tmp_path)
    assert [p.name for p in (tmp_path / "central-asia").iterdir()] == ["2013-01-14"]


def change_estimate(data):
    """The record with one published bound raised, as an analyst would who thinks nothing of it."""
    path = data / "estimates.csv"
    path.write_text(path.read_text("utf-8").replace(",200,,300,", ",200,,310,", 1), "utf-8")


def add_correction(data, was="300"):
    path = data / "corrections.csv"
    line = f"X900,2026-11-24,KZ/2012-01-01/1,estimates,E001,high,{was},310,A misread digit.\n"
    path.write_text(path.read_text("utf-8") + line, "utf-8")


def test_a_published_value_changed_in_silence_stops_the_build(data, tmp_path):
    request = Request(as_of="2012-01-01", scope="KZ")
    publish(request, data, tmp_path / "out")
    change_estimate(data)
    expected = (
        f"{(data / 'estimates.csv').as_posix()}:2: E001 was published in KZ/2012-01-01 and has changed; "
        "expected a row in corrections.csv for each changed cell"
    )
    with pytest.raises(RecordError) as stopped:
        publish(request, data, tmp_path / "out")
    assert stopped.value.faults == [expected]
    add_correction(data, was="290")
    with pytest.raises(RecordError) as stopped:
        publish(request, data, tmp_path / "out")
    assert stopped.value.faults == [expected], "a correction that misstates what was printed explains nothing"
    assert [p.name for p in (tmp_path / "out" / "KZ").iterdir()] == ["2012-01-01"]


def test_a_corrected_row_makes_a_second_edition_that_names_the_first_and_the_correction(data, tmp_path):
    request = Request(as_of="2012-01-01", scope="KZ")
    first = publish(request, data, tmp_path / "out")
    assert publish(request, data, tmp_path / "out").new is False
    change_estimate(data)
    add_correction(data)
    second = publish(request, data, tmp_path / "out")
    assert (first.folder.name, second.folder.name) == ("2012-01-01", "2012-01-01.2")
    page = (second.folder / "KZ-2012-01-01.html").read_text("utf-8")
    assert "200–310" in page and "This edition replaces" in page and "A misread digit" in page
    assert "200–300" in (first.folder / "KZ-2012-01-01.html").read_text("utf-8")


def test_verify_finds_a_file_changed_by_one_byte(built, tmp_path, record):
    folder = place(built(), tmp_path)
    assert differences(folder, record.package.folder) == []
    page = folder / "central-asia-2013-01-14.html"
    page.write_bytes(page.read_bytes().replace(b"Atyrau", b"Atyrav", 1))
    assert differences(folder, record.package.folder) == [f"{page.as_posix()}: changed since it was published"]


def edited(folder, edit):
    """Change the manifest of an edition, as in an editor."""
    path = folder / "manifest.json"
    told = json.loads(path.read_text("utf-8"))
    edit(told)
    path.write_text(json.dumps(told), "utf-8")


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        (lambda told: told.update(answer="No threat at all."), "answer"),
        (lambda told: told.update(title="Nobody comes home"), "title"),
        (lambda told: told["rows"].popitem(), "rows"),
        (lambda told: told.update(changed=["+ Bottom line: nothing"]), "changed"),
    ],
)
def test_verify_finds_a_manifest_that_tells_otherwise(built, tmp_path, record, edit, name):
    folder = place(built(), tmp_path)
    edited(folder, edit)
    line = f"{(folder / 'manifest.json').as_posix()}: a rebuild tells another {name}"
    assert differences(folder, record.package.folder) == [line]


def test_verify_finds_a_file_that_the_manifest_does_not_name(built, tmp_path, record):
    folder = place(built(), tmp_path)
    pdf = folder / "central-asia-2013-01-14.pdf"
    edited(folder, lambda told: told["files"].pop(pdf.name))
    pdf.write_bytes(pdf.read_bytes()[:-1] + b"x")
    (folder / ".DS_Store").write_text("a file manager's")
    found = differences(folder, record.package.folder)
    assert found[0] == f"{pdf.as_posix()}: not in its manifest"
    assert f"{pdf.as_posix()}: a rebuild gives other bytes" in found


def test_verify_says_that_an_edition_of_other_packages_comes_out_the_same(built, tmp_path, record):
    folder = place(built(), tmp_path)
    edited(folder, lambda told: told["versions"].update(typst="0.1"))
    (line,) = differences(folder, record.package.folder)
    assert line.startswith(f"{folder.as_posix()}: built with other versions: typst 0.1 then, ")
    assert line.endswith("; a rebuild with these gives the same files; --env rebuilds it with those")


def test_a_row_changed_after_the_run_fails_the_audit(built, data):
    import nbformat

    from returnwatch.publish.build import export

    executed = nbformat.reads(built().files["central-asia-2013-01-14.ipynb"].decode(), 4)
    path = data / "estimates.csv"
    path.write_text(path.read_text("utf-8").replace(",200,,300,", ",200,,310,", 1), "utf-8")
    with pytest.raises(AuditError, match="200–300.*the rows give '200–310'"):
        export(executed, data)


def test_a_number_typed_into_the_notebook_fails_the_audit(built, record):
    import nbformat

    from returnwatch.publish.build import export

    executed = nbformat.reads(built().files["central-asia-2013-01-14.ipynb"].decode(), 4)
    cell = next(c for c in executed.cells if c.cell_type == "markdown")
    cell.source += "\n\nSome 57 men are said to have crossed."
    with pytest.raises(AuditError, match="number without a row: '57'"):
        export(executed, record.package.folder)


def test_a_line_that_the_pdf_lost_fails_the_audit(built, record, monkeypatch):
    """As when the compiler drops one beside a figure: the words of a judgement are printed a time less than in the page."""
    import nbformat

    from returnwatch.publish import build

    executed = nbformat.reads(built().files["central-asia-2013-01-14.ipynb"].decode(), 4)
    read = build.pdf_text
    monkeypatch.setattr(build, "pdf_text", lambda pdf: read(pdf).replace("unaided", "", 1))
    with pytest.raises(AuditError, match=r"PDF: text is lost: 'unaided' is printed (\d+) times, in the HTML \d+ times"):
        build.export(executed, record.package.folder)


def test_the_manifest_names_every_row_used_and_no_clock(built):
    told = json.loads(built().files["manifest.json"])
    assert told["parameters"] == {
        "as_of": "2013-01-14",
        "scope": "central-asia",
        "since": "",
        "edition": 1,
        "replaces": "",
        "data": "data",
        "when_unchanged": "full",
    }
    assert "estimates/E001" in told["rows"] and len(told["rows"]["estimates/E001"]) == 64
    kept = {"parameters", "title", "reconstructed", "rows", "slice", "files", "code", "versions"}
    assert set(told) == kept | {"scope_name", "status_line", "answer", "changed", "seen", "around", "frame", "form", "stale"}
