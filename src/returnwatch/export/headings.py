"""Headings of a notebook under which a brief has nothing."""

import re

HEADING = re.compile(r"\s*## [^\n]*\s*")


def without_bare_headings(parts):
    """Parts of a brief without the headings of sections that it leaves out.

    Args:
        parts: Markdown (str) and figures, in order.

    Returns:
        A list of the same parts; a heading alone that another heading or the end follows is gone.
    """
    following = [*parts[1:], "##"]
    return [part for part, after in zip(parts, following) if not (_bare(part) and (after == "##" or _bare(after)))]


def _bare(part):
    return isinstance(part, str) and HEADING.fullmatch(part) is not None
