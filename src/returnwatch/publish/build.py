"""Build a brief: run the notebook, export both forms, audit them."""

import json
from dataclasses import dataclass
from pathlib import Path

import nbformat

from returnwatch.errors import AuditError
from returnwatch.publish.manifest import manifest
from returnwatch.publish.run import run


@dataclass(frozen=True)
class Built:
    """The files of a finished brief, by name, and what the notebook says of itself."""

    request: object
    meta: dict
    files: dict

    @property
    def identity(self):
        """The bytes that make an edition: HTML, PDF and claims."""
        return [
            self.files[f"{self.request.name}.html"],
            self.files[f"{self.request.name}.pdf"],
            self.files["claims.json"],
        ]


def build(request, data, notebook=None):
    """Build a brief in memory.

    Args:
        request: A `Request`.
        data: Path of the record.
        notebook: Path of another notebook than the published one.

    Returns:
        A `Built`: HTML, PDF, executed notebook, claims and manifest.

    Raises:
        BuildError: If the notebook or an exporter fails.
        AuditError: If a printed number is not borne out.
    """
    executed = run(request, data, notebook)
    meta, html, pdf = export(executed, data)
    files = {
        f"{request.name}.html": html,
        f"{request.name}.pdf": pdf,
        f"{request.name}.ipynb": (nbformat.writes(executed) + "\n").encode(),
        "claims.json": as_json(meta["claims"]),
    }
    return Built(request, meta, {**files, "manifest.json": as_json(manifest(request, meta, files, Path(data)))})


def export(executed, data):
    """Both forms of an executed notebook, audited against the record.

    Returns:
        What the notebook says of itself (dict), HTML and PDF (bytes).

    Raises:
        AuditError: If a printed number is not borne out; `faults` holds a line for each.
    """
    from returnwatch.audit.audit import audit
    from returnwatch.export.document import read_document
    from returnwatch.export.html import page
    from returnwatch.export.pdf import paged_and_marked

    document = read_document(executed)
    html, (pdf, marks) = page(document), paged_and_marked(document)
    faults = audit(document.meta["claims"], html, marks, pdf_text(pdf), data)
    if faults:
        error = AuditError(f"{document.meta['scope']}-{document.meta['as_of']}: {faults[0]}")
        error.faults = faults
        error.notebook = executed
        raise error
    return document.meta, html, pdf


def pdf_text(pdf):
    """The text of a PDF, read back page by page."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def as_json(value):
    """Indented JSON with a line end, as bytes."""
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()
