"""What one making of a brief says otherwise than another, sentence by sentence."""

import difflib
import re

import nbformat

from returnwatch.export.document import read_document
from returnwatch.figure import plain
from returnwatch.publish.folder import read_manifest

# Where a notebook has its answer, and how many changed sentences the index tells.
ANSWER, TOLD = re.compile(r'<div class="answer">\s*(.*?)\s*</div>', re.S), 8
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])")


def differences(before, after):
    """Sentences of two documents that differ.

    Args:
        before, after: `Document`s.

    Returns:
        A list of (section, '-' or '+', sentence).
    """
    old, new = _sentences(before), _sentences(after)
    matcher = difflib.SequenceMatcher(None, [t for _, t in old], [t for _, t in new], autojunk=False)
    found = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            found += [(section, "-", text) for section, text in old[a:b]]
            found += [(section, "+", text) for section, text in new[c:d]]
    return found


def _sentences(document):
    """(section, sentence) of the text and the figures, up to the sources."""
    section, found = "Heading", []
    for part in document.parts:
        text = part if isinstance(part, str) else part.title
        for line in text.splitlines():
            if line.startswith("## "):
                section = line[3:]
            elif section == "Sources":
                return found
            elif line.strip() and not line.startswith(("|-", "<", "| -")):
                found += [(section, s) for s in SENTENCE.split(plain(line).strip("-| ")) if s]
    return found


def in_short(notebook, replaced):
    """What the index says of an edition.

    Args:
        notebook: Its executed notebook.
        replaced: Folder of the edition that it replaces, or None.

    Returns:
        A dict: `answer`, in plain words, and `changed`, what it says otherwise than the replaced one, a line each.
    """
    document = read_document(notebook)
    answers = [ANSWER.search(part) for part in document.parts if isinstance(part, str)]
    answer = next((plain(found[1]) for found in answers if found), "")
    if replaced is None:
        return {"answer": answer, "changed": []}
    before = read_document(nbformat.read(next(replaced.glob("*.ipynb")), 4))
    lines = [
        f"{sign} {section}: {text}" for section, sign, text in differences(before, document) if section != "Heading"
    ]
    more = [f"and {len(lines) - TOLD} more"] if len(lines) > TOLD else []
    return {"answer": answer, "changed": lines[:TOLD] + more}


def since_replaced(folder):
    """What an edition says otherwise than the one that it replaces.

    Args:
        folder: Path of a published edition.

    Returns:
        A list as of `differences`; empty for a first edition.
    """
    replaced = read_manifest(folder)["parameters"]["replaces"]
    if not replaced:
        return []
    pages = [next(one.glob("*.ipynb")) for one in (folder.parent / replaced, folder)]
    return differences(*(read_document(nbformat.read(page, 4)) for page in pages))
