"""Everything that the article says is in the record, in its place, and as precisely as it says it."""

ARTICLE = "edm-10-6"
PARAGRAPHS = [f"paragraph {n}" for n in range(1, 8)]


def in_article(record, table):
    """Rows of a table that the article carries or reports."""
    reported = {k for k, s in record["sources"].to_dict("index").items() if k == ARTICLE or s["reported_in"] == ARTICLE}
    return {k: r for k, r in record[table].to_dict("index").items() if r["source"] in reported}


def test_every_paragraph_is_in(record):
    tables = ("estimates", "returns", "accounts", "statements", "flows", "observations", "assessments")
    located = " ".join(row["locator"] for table in tables for row in in_article(record, table).values())
    assert [p for p in PARAGRAPHS if p not in located] == []


def test_the_outlets_that_it_cites_are_sources_that_we_did_not_read(record):
    cited = {
        s["publisher"]
        for s in record["sources"].to_dict("records")
        if s["reported_in"] == ARTICLE and s["read"] == "cited-only"
    }
    for outlet in ("Tengrinews", "Kyrtag", "The National", "Times of India", "China Daily", "BBC", "Kavkaz Center"):
        assert any(outlet in publisher for publisher in cited), outlet


def test_figures_are_as_printed(record):
    kazakhstanis, tip, several = (record.row("estimates", key) for key in ("E001", "E003", "E004"))
    assert (kazakhstanis["low"], kazakhstanis["high"], kazakhstanis["origin"]) == (200, 300, "KZ")
    assert (tip["low"], tip["high"], tip["group"]) == (300, 500, "tip")
    assert (several["low"], several["best"], several["high"]) == (None, None, None)
    assert "several thousand" in several["qualifier"]


def test_the_money_that_went_out(record):
    flows = in_article(record, "flows").values()
    assert any((f["best"], f["unit"], f["usd"], f["direction"]) == (380000, "KZT", 2500, "out") for f in flows)


def test_the_lull_is_an_absence_and_late_2011_a_range(record):
    lulls = [r for r in in_article(record, "observations").values() if r["kind"] == "absence" and r["subject"] == "imu"]
    assert lulls
    worded = [r for r in in_article(record, "observations").values() if r["date_words"] == "late 2011"]
    assert worded and all(r["date_start"].month < r["date_end"].month for r in worded)


def test_the_unrest_and_the_precedents_are_there(record):
    unrest = {r["place"] for r in record["incidents"].to_dict("records") if r["kind"] == "unrest"}
    assert {"urumqi", "osh", "zhanaozen", "gbao"} <= unrest
    precedents = {k for k, r in record["groups"].to_dict("index").items() if r["role"] == "precedent"}
    assert {"kmm", "ji", "abu-sayyaf"} <= precedents


def test_nobody_private_is_named(record):
    """The man of Toulouse, the man sentenced in October 2012 and the man of Kashgar are told by role."""
    text = "\n".join(
        line for sheet in record.sheets.values() for one in sheet.lines for line in one.cells.values()
    ).casefold()
    for name in ("merah", "kusanov", "tiliwaldi", "memtieli"):
        assert name not in text


def test_militant_media_are_never_linked(record):
    for key, source in record["sources"].to_dict("index").items():
        if any(site in source["url"] + source["publisher"].lower() for site in ("kavkaz", "hunafa")):
            assert source["kind"] == "militant-media" and not source["linkable"], key
