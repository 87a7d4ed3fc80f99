"""The index and the feed: made from manifests alone, whatever those tell, and the same bytes each time."""

import json
import re
import shutil
from xml.dom import minidom

import pytest
from bs4 import BeautifulSoup
from building import MANIFEST

from returnwatch.errors import BuildError
from returnwatch.publish.index import ANNOUNCED, write_index


def edition(out, scope, day, number=1, **told):
    """A published folder with a manifest and nothing else: no file but that is looked at."""
    folder = out / scope / (day if number == 1 else f"{day}.{number}")
    folder.mkdir(parents=True)
    replaces = "" if number == 1 else day if number == 2 else f"{day}.{number - 1}"
    manifest = {
        **MANIFEST,
        "parameters": {"as_of": day, "scope": scope, "since": "", "edition": number, "replaces": replaces, "data": "data"},
        "title": f"Are they? {scope}land, {int(day[8:])} December {day[:4]}",
        "reconstructed": True,
        **told,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


@pytest.fixture
def out(tmp_path):
    edition(tmp_path, "KZ", "2012-12-31")
    edition(tmp_path, "KZ", "2012-12-31", 2, scope_name="Kazakhstan", answer="Likely <not>.", changed=["+ A: b & c"])
    edition(tmp_path, "central-asia", "2013-12-31", scope_name="Central Asia", status_line="", reconstructed=False, answer="Yes.")
    write_index(tmp_path)
    return tmp_path


def test_the_index_shows_what_is_current_and_what_was_replaced_and_why(out):
    soup = BeautifulSoup((out / "index.html").read_bytes(), "html.parser")
    assert [th.get_text() for th in soup.select("thead th")] == ["As of", "Central Asia", "Kazakhstan"]
    assert [th.get_text() for th in soup.select("tbody th")] == ["31 December 2013", "31 December 2012"]
    cells = [[td.get_text(" ", strip=True) for td in tr.find_all("td")] for tr in soup.select("tbody tr")]
    assert cells == [["page PDF", ""], ["", "page PDF † 2"]]
    assert soup.select_one("tbody tr:nth-child(2) a")["href"] == "KZ/2012-12-31.2/KZ-2012-12-31.html"
    mended = soup.select_one(".mended li")
    assert "edition 2 replaces edition 1" in " ".join(mended.get_text().split()) and "+ A: b & c" in mended.get_text()
    assert [a["href"] for a in mended.find_all("a")] == [f"KZ/2012-12-31{n}/KZ-2012-12-31.html" for n in (".2", "")]
    assert "Likely <not>." in soup.get_text()


def test_every_link_has_a_name_of_its_own_and_the_page_asks_for_nothing(out):
    page = (out / "index.html").read_text("utf-8")
    soup = BeautifulSoup(page, "html.parser")
    assert not soup.find_all(["script", "img", "iframe"]) and not re.search(r"(?:https?:)?//", page)
    links = {}
    for a in soup.select("table a"):
        links.setdefault(a["aria-label"], set()).add(a["href"])
    assert all(len(where) == 1 for where in links.values()) and len(links) == 4
    assert soup.html["lang"] == "en" and len(soup.find_all("h1")) == 1
    assert "sha256-" in soup.select_one("meta[http-equiv]")["content"]


def test_the_feed_is_valid_atom_and_says_which_briefs_are_reconstructed(out):
    feed = minidom.parse(str(out / "feed.xml")).documentElement
    assert (feed.tagName, feed.getAttribute("xmlns")) == ("feed", "http://www.w3.org/2005/Atom")

    def text(node, name):
        return [e.firstChild.data for e in node.getElementsByTagName(name) if e.parentNode is node]

    entries = feed.getElementsByTagName("entry")
    for node in [feed, *entries]:
        assert all(len(text(node, name)) == 1 for name in ("id", "title", "updated"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", text(node, "updated")[0])
    assert len({text(node, "id")[0] for node in [feed, *entries]}) == 3
    assert feed.getElementsByTagName("author")
    new, old = (text(e, "summary")[0] for e in entries)
    assert new == "Yes."
    assert old.startswith("Reconstructed from what had been published by 31 December 2012; no such brief was published then.")
    assert old.endswith("Likely <not>. Replaces edition 1. + A: b & c")


def test_a_brief_of_one_page_is_marked_and_announced_as_one(out):
    before = (out / "index.html").read_text("utf-8")
    parameters = {"as_of": "2014-01-05", "scope": "KZ", "since": "2012-12-31", "edition": 1, "replaces": ""}
    edition(out, "KZ", "2014-01-05", scope_name="Kazakhstan", answer="Likely.", form="short", parameters=parameters)
    write_index(out)
    page = (out / "index.html").read_text("utf-8")
    assert "nothing was new since" in page and "nothing was new since" not in before
    soup = BeautifulSoup(page, "html.parser")
    assert "Likely. Nothing new since 31 December 2012." in soup.select_one(".newest").get_text()
    cells = [[td.get_text(" ", strip=True) for td in tr.find_all("td")] for tr in soup.select("tbody tr")]
    assert cells == [["", "page PDF † ="], ["page PDF", ""], ["", "page PDF † 2"]]
    assert "Nothing new since 31 December 2012. Likely." in (out / "feed.xml").read_text("utf-8")


def test_the_same_manifests_give_the_same_bytes_and_files_that_are_right_are_left_alone(out, tmp_path_factory):
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in (out / "index.html", out / "feed.xml")}
    write_index(out)
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in (out / "index.html", out / "feed.xml")} == before
    other = tmp_path_factory.mktemp("other")
    edition(other, "central-asia", "2013-12-31", scope_name="Central Asia", status_line="", reconstructed=False, answer="Yes.")
    edition(other, "KZ", "2012-12-31", 2, scope_name="Kazakhstan", answer="Likely <not>.", changed=["+ A: b & c"])
    edition(other, "KZ", "2012-12-31")
    write_index(other)
    assert (other / "index.html").read_bytes() == before["index.html"][0]


def test_a_copied_folder_is_no_edition_and_an_odd_manifest_is_one_line(out):
    before = (out / "index.html").read_bytes(), (out / "feed.xml").read_bytes()
    for name in ("2012-12-31.bak", "2012-12-31 (copy)", "2012-12-31.2.old"):
        shutil.copytree(out / "KZ" / "2012-12-31", out / "KZ" / name)
    write_index(out)
    assert ((out / "index.html").read_bytes(), (out / "feed.xml").read_bytes()) == before
    for text, missing in (("{}", "parameters"), ("[]", "parameters"), ('{"parameters": {"as_of": ""}}', "title")):
        (out / "KZ" / "2012-12-31" / "manifest.json").write_text(text)
        with pytest.raises(BuildError, match=f"^{out}/KZ/2012-12-31/manifest.json: not the manifest of an edition: it doesn't tell {missing}$"):
            write_index(out)


def test_nothing_published_and_very_much_published(tmp_path):
    write_index(tmp_path)
    assert "Nothing has been published yet." in (tmp_path / "index.html").read_text()
    for year in range(1999, 2026):
        for scope in ("KZ", "KG", "TJ", "UZ", "TM", "CN", "aa", "bb", "cc", "dd"):
            edition(tmp_path, scope, f"{year}-12-31")
    write_index(tmp_path)
    assert (tmp_path / "index.html").stat().st_size < 100_000
    assert (tmp_path / "feed.xml").read_text("utf-8").count("<entry>") == ANNOUNCED
