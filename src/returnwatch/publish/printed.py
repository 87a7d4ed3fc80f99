"""The PDF of a brief, set while the page is made."""

import ctypes

from returnwatch.export.pdf import forget, sources, typeset
from returnwatch.kernel.apart import apart
from returnwatch.kernel.server import forks


def printed(document):
    """Start to set a brief; where processes can be forked in one of its own, as Typst holds on to a hundred megabytes.

    Args:
        document: A `Document`.

    Returns:
        A function without arguments that gives the PDF (bytes) and its links, as `typeset` does.
    """
    told = sources(document), document.meta["as_of"]
    if forks():
        _give_back()
        return apart(typeset, *told)

    def here():
        try:
            return typeset(*told)
        finally:
            forget()

    return here


def _give_back():
    """Give what this process has freed back to the system, some 12 MB, before the typesetter takes a hundred and more."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    # Only glibc keeps it, and has a way to give it back.
    if trim:
        trim(0)
