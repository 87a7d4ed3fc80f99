"""The PDF of a brief, set while the page is made."""

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
        return apart(typeset, *told)

    def here():
        try:
            return typeset(*told)
        finally:
            forget()

    return here
