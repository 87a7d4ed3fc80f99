"""The exporters that nbconvert finds under `returnwatch-html` and `returnwatch-pdf`.

nbconvert makes one of each registered exporter whenever it starts, whatever it was asked for. What these need is
therefore imported when a notebook is exported and not before, so that a broken part of ours breaks nobody else's work.
"""

from nbconvert.exporters import Exporter
from traitlets import default


class _Brief(Exporter):
    """An exporter that reads the executed notebook and gives the finished file as bytes.

    Attributes:
        suffix: Extension of the file.
    """

    @default("file_extension")
    def _extension(self):
        return self.suffix

    def from_notebook_node(self, nb, resources=None, **kwargs):
        """Export a notebook.

        Returns:
            The file as bytes, and nbconvert's resources.

        Raises:
            BuildError: If the notebook holds no finished brief.
        """
        from returnwatch.export.document import read_document

        _, resources = super().from_notebook_node(nb, resources, **kwargs)
        return self.finished(read_document(nb)), resources


class HTMLBrief(_Brief):
    """A brief as one HTML file."""

    export_from_notebook = "Return Watch brief (HTML)"
    output_mimetype = "text/html"
    suffix = ".html"

    def finished(self, document):
        """The file of a `Document`, as bytes."""
        from returnwatch.export.html import page

        return page(document)


class PDFBrief(_Brief):
    """A brief as a tagged PDF."""

    export_from_notebook = "Return Watch brief (PDF)"
    output_mimetype = "application/pdf"
    suffix = ".pdf"

    def finished(self, document):
        """The file of a `Document`, as bytes."""
        from returnwatch.export.pdf import paged

        return paged(document)
