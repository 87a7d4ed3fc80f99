"""What has been published, from manifests alone: scopes, days, editions, and which of them is current."""

import re
from dataclasses import dataclass
from datetime import date

from returnwatch.knowledge.scope import REGION
from returnwatch.publish.folder import newest_editions
from returnwatch.record.dates import in_words

# How a title ends: … Central Asia and Xinjiang, 14 January 2013.
TITLE = re.compile(r"\? (.*), (\d{1,2} \w+ \d{4})$")


@dataclass(frozen=True)
class Entry:
    """One edition.

    Attributes:
        scope, scope_name: Id and printed name of its scope.
        as_of: ISO day; `day` is the same in words.
        edition: Its number; `replaces` the folder name of the one that it replaces, or ''.
        title: Title of the brief.
        answer: Its answer in plain words; '' where its manifest doesn't tell.
        status: The sentence that says it is a reconstruction; '' where it is none.
        changed: What it says otherwise than the edition that it replaces, a line each.
        html, pdf: Paths of its files, seen from the folder under which briefs are published.
        unchanged: The sentence that says nothing is new, of a brief of one page; '' of a full one.
        current: Whether no later edition replaces it.
    """

    scope: str
    scope_name: str
    as_of: str
    day: str
    edition: int
    replaces: str
    title: str
    answer: str
    status: str
    changed: tuple
    html: str
    pdf: str
    unchanged: str
    current: bool


def catalogue(manifests):
    """Every edition, the newest day first, and of a day the region first and the current edition before older ones.

    Args:
        manifests: Manifest of each edition by its folder.

    Returns:
        A list of `Entry`.
    """
    newest = set(newest_editions(manifests).values())
    entries = [_entry(folder, manifest, folder in newest) for folder, manifest in manifests.items()]
    entries.sort(key=lambda e: (order(e.scope, e.scope_name), -e.edition))
    return sorted(entries, key=lambda e: e.as_of, reverse=True)


def order(scope, name):
    """The region, then countries, then groups, each by name."""
    return scope != REGION, not re.fullmatch("[A-Z]{2}", scope), name


def _entry(folder, manifest, current):
    parameters = manifest["parameters"]
    scope, as_of = parameters["scope"], parameters["as_of"]
    title = TITLE.search(manifest["title"])
    words = title[2] if title else as_of
    status = f"Reconstructed from what had been published by {words}; no such brief was published then."
    path = f"{folder.parent.name}/{folder.name}/{scope}-{as_of}"
    return Entry(
        scope,
        manifest.get("scope_name") or (title[1] if title else scope),
        as_of,
        words,
        parameters["edition"],
        parameters["replaces"],
        manifest["title"],
        manifest.get("answer", ""),
        manifest.get("status_line", status if manifest["reconstructed"] else ""),
        tuple(manifest.get("changed", ())),
        f"{path}.html",
        f"{path}.pdf",
        f"Nothing new since {in_words(date.fromisoformat(parameters['since']))}."
        if manifest.get("form", "full") != "full"
        else "",
        current,
    )
