"""Publish a brief: build it, and put it on disk where it differs from what is published."""

from dataclasses import dataclass
from pathlib import Path

from returnwatch.errors import AuditError, BuildError
from returnwatch.publish import folder as editions
from returnwatch.publish.build import build, comes_out_the_same
from returnwatch.publish.corrected import hold_to_what_was_published
from returnwatch.publish.due import Inputs, made_from, note_checked
from returnwatch.publish.failed import keep_evidence
from returnwatch.publish.index import write_index
from returnwatch.publish.run import SECONDS
from returnwatch.record.open import open_record


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
    record = open_record(data)
    hold_to_what_was_published(record, editions.read_manifests(out))
    request = placed(request, editions.editions(out, request.scope, request.as_of), out)
    published = put(request, data, out, Inputs(record).of(request))
    write_index(out)
    return published


def put(request, data, out, inputs, seconds=SECONDS):
    """The same for a brief whose place and inputs were worked out already, without the index.

    Args:
        request: A `Request`, as `placed` gives it.
        inputs: As `Inputs.of` gives it.
        seconds: Limit of the notebook's running time.
    """
    try:
        while True:
            try:
                return _put(request, data, out, inputs, seconds)
            except editions.Taken:
                # Another run has published this edition meanwhile: it is what there is to compare with now.
                request = placed(request, editions.editions(out, request.scope, request.as_of), out)
    except (BuildError, AuditError) as error:
        try:
            folder = keep_evidence(error, request, data, out)
        except OSError as full:
            raise type(error)(f"{error}; what there is could not be kept: {full.strerror}") from None
        raise type(error)(f"{error}; what there is lies in {folder.as_posix()}") from None


def _put(request, data, out, inputs, seconds):
    existing = editions.editions(out, request.scope, request.as_of)
    if existing and comes_out_the_same(request, data, existing[-1], inputs, seconds):
        note_checked(out, existing[-1], made_from(request, inputs))
        return Published(existing[-1], new=False)
    replaced = existing[-1] if existing else None
    if replaced:
        request = request.model_copy(update={"edition": request.edition + 1, "replaces": replaced.name})
    built = build(request, data, inputs=inputs, replaced=replaced, seconds=seconds)
    return Published(editions.place(built, out), new=True)


def placed(request, existing, out):
    """A request with what follows from what is published: edition, what it replaced, and the brief before it.

    Args:
        request: A `Request`.
        existing: Folders of the brief's editions, oldest first.
        out: Path under which briefs are published.
    """
    if not existing:
        return request.model_copy(
            update={"since": request.since or editions.earlier(out, request.scope, request.as_of)}
        )
    published = editions.read_manifest(existing[-1])["parameters"]
    return request.model_copy(
        update={
            "since": request.since or published["since"],
            "edition": published["edition"],
            "replaces": published["replaces"],
            "when_unchanged": published.get("when_unchanged", request.when_unchanged),
        }
    )
