"""Build a brief: run the notebook, export both forms, audit them."""

import json
from dataclasses import dataclass
from pathlib import Path

import msgspec
from nbformat.v4.rwbase import split_lines, strip_transient

from returnwatch.errors import AuditError, BuildError
from returnwatch.publish.differences import in_short
from returnwatch.publish.due import Inputs
from returnwatch.publish.manifest import code_hash, code_is_as_it_was, manifest
from returnwatch.publish.run import SECONDS, copied, run
from returnwatch.record.open import open_record

# Of what this process, and each that is forked from it, has in memory from here on, whatever lies on disk later.
code_hash()


@dataclass(frozen=True)
class Built:
    """The files of a finished brief, by name."""

    request: object
    files: dict


def build(request, data, notebook=None, inputs=None, replaced=None, seconds=SECONDS):
    """Build a brief in memory.

    Args:
        request: A `Request`.
        data: Path of the record.
        notebook: Path of another notebook than the published one.
        inputs: What it is made from, as `Inputs.of` gives it; worked out where it is not given.
        replaced: Folder of the edition that it replaces, or None.
        seconds: Limit of the notebook's running time.

    Returns:
        A `Built`: HTML, PDF, executed notebook, claims and manifest.

    Raises:
        BuildError: If the notebook or an exporter fails, or the record or the code was changed meanwhile.
        AuditError: If a printed number is not borne out.
    """
    inputs = inputs or Inputs(open_record(Path(data))).of(request)
    executed = run(request, data, notebook, seconds)
    meta, html, pdf = export(executed, data)
    if notebook is None:
        _hold_to(inputs, meta, request)
    files = {
        f"{request.name}.html": html,
        f"{request.name}.pdf": pdf,
        f"{request.name}.ipynb": as_bytes(executed),
        "claims.json": as_json(meta["claims"]),
    }
    told = {**inputs, **in_short(executed, replaced)}
    return Built(request, {**files, "manifest.json": as_json(manifest(request, meta, files, Path(data), told))})


def _hold_to(inputs, meta, request):
    """Refuse a brief that tells of two states of the record or of the code."""
    # With imported sets the notebook sums up their rows as well.
    record = "imported" not in meta and meta["slice"] != inputs["seen"]
    if record or not code_is_as_it_was():
        what = "record" if record else "code"
        raise BuildError(f"{request.name}: the {what} was changed while the brief was built; build it again")


def as_bytes(notebook):
    """A notebook as nbformat writes it, laid out by a library that takes a tenth of the time."""
    plain = strip_transient(split_lines(copied(notebook)))
    return msgspec.json.format(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode(), indent=1) + b"\n"


def comes_out_the_same(request, data, folder, inputs, seconds=SECONDS):
    """Whether a rebuild of an edition gives the same HTML, PDF and claims.

    Args:
        request: The `Request` of that edition.
        data: Path of the record.
        folder: Folder of the edition.
        inputs: What the rebuild is made from, as `Inputs.of` gives it.
        seconds: Limit of the notebook's running time.

    Raises:
        BuildError: If it can't be rebuilt, or the record or the code was changed meanwhile.
    """
    return next(differing(request, data, folder, inputs, seconds), None) is None


def differing(request, data, folder, inputs, seconds=SECONDS):
    """Files of an edition that a rebuild gives otherwise, looked at one by one: HTML, PDF and claims.

    Args:
        request, data, folder, inputs, seconds: As `comes_out_the_same` takes them.

    Yields:
        `claims`, `HTML`, `PDF`.

    Raises:
        BuildError: As `comes_out_the_same`.
    """
    from returnwatch.export.document import read_document
    from returnwatch.export.html import page
    from returnwatch.publish.printed import printed

    document = read_document(run(request, data, seconds=seconds))
    _hold_to(inputs, document.meta, request)
    # What costs least first: where one differs, the others needn't be made.
    makers = {
        "claims": ("claims.json", lambda: as_json(document.meta["claims"])),
        "HTML": (f"{request.name}.html", lambda: page(document)),
        "PDF": (f"{request.name}.pdf", lambda: printed(document)()[0]),
    }
    for form, (name, make) in makers.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != make():
            yield form


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
    from returnwatch.publish.printed import printed

    document = read_document(executed)
    pdf_and_marks = printed(document)
    html = page(document)
    pdf, marks = pdf_and_marks()
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
    return msgspec.json.format(json.dumps(value, ensure_ascii=False).encode(), indent=1) + b"\n"
