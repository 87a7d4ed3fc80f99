"""No row without a graded source, no grade better than the reading, no weight without a reason."""

from returnwatch.record.dictionary import dictionary

SOURCED = ("estimates", "returns", "accounts", "statements", "flows", "observations", "assessments")


def test_every_row_has_a_graded_source_and_a_place_in_it(record):
    for table in SOURCED:
        for key, row in record[table].to_dict("index").items():
            source = record.row("sources", row["source"])
            assert row["locator"] and row["credibility"] and source["reliability"] and source["reliability_why"], (
                f"{table}/{key}"
            )


def test_what_was_only_cited_names_a_publication_that_was_read(record):
    for key, source in record["sources"].to_dict("index").items():
        if source["read"] == "cited-only":
            assert record.row("sources", source["reported_in"])["read"] != "cited-only", key


def test_every_incident_has_an_account(record):
    told = set(record["accounts"]["incident"])
    assert [key for key in record["incidents"].index if key not in told] == []


def test_every_dispute_argues_its_ruling(record):
    for key, row in record["disputes"].to_dict("index").items():
        assert len(row["why"].split()) > 4, key


def test_the_data_dictionary_is_that_of_the_descriptor(record):
    folder = record.package.folder
    assert (folder / "README.md").read_text("utf-8") == dictionary(folder), (
        "run python -m returnwatch.record.dictionary > data/README.md"
    )


def test_frictionless_agrees(record):
    from frictionless import Package

    report = Package(str(record.package.folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
