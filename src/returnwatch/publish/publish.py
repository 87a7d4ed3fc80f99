"""Publish a brief: build it, and put it on disk where it differs from what is published."""

from dataclasses import dataclass
from pathlib import Path

from returnwatch.errors import AuditError, BuildError
from returnwatch.publish import folder as editions
from returnwatch.publish.build import build
from returnwatch.publish.corrected import hold_to_what_was_published
from returnwatch.publish.failed import keep_evidence
from returnwatch.record.check import open_record


@dataclass(frozen=True)
class Published:
    """The folder of a brief, and whether it is new."""

    folder: Path
    new: bool


def publish(request, data, out):
    """Build a brief and publish it; a rebuild that differs becomes a new edition beside the first.

    Args:
        request: A `Request`; without `since`, that of the published edition or the brief before it is taken.
        data: Path of the record.
        out: Path under which briefs are published.

    Returns:
        A `Published`.

    Raises:
        RecordError: If a published row has changed without a correction.
        BuildError, AuditError: If it can't be built; the evidence lies in `failed/`.
    """
    hold_to_what_was_published(open_record(data), out)
    existing = editions.editions(out, request.scope, request.as_of)
    request = request.model_copy(update=_placed(request, existing, out))
    try:
        built = build(request, data)
        if existing and editions.same(built, existing[-1]):
            return Published(existing[-1], new=False)
        if existing:
            request = request.model_copy(update={"edition": request.edition + 1, "replaces": existing[-1].name})
            built = build(request, data)
    except (BuildError, AuditError) as error:
        folder = keep_evidence(error, request, out)
        raise type(error)(f"{error}; what there is lies in {folder.parent.name}/{folder.name}") from None
    return Published(editions.place(built, out), new=True)


def _placed(request, existing, out):
    """Parameters that follow from what is published: edition, what it replaced, and the brief before it."""
    if not existing:
        return {"since": request.since or editions.earlier(out, request.scope, request.as_of)}
    published = editions.read_manifest(existing[-1])["parameters"]
    return {
        "since": request.since or published["since"],
        "edition": published["edition"],
        "replaces": published["replaces"],
    }
