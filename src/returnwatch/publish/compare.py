"""What an upgrade would change: current editions rebuilt and compared, form by form."""

from pathlib import Path

from returnwatch.errors import BuildError, ReturnWatchError
from returnwatch.publish.build import differing
from returnwatch.publish.due import Inputs, made_from, reasons, told_by
from returnwatch.publish.folder import newest_editions, read_manifests
from returnwatch.publish.request import Request
from returnwatch.record.open import open_record


def compare_all(data, out, workers):
    """Rebuild every current edition.

    Args:
        data, out: Paths of the record and of what is published.
        workers: How many processes build at a time.

    Yields:
        (scope/folder, forms that differ as a list of words, reasons why they may), in order; for one that could not be rebuilt
        None and the line that says why.

    Raises:
        RecordError, BuildError: If the record or a manifest can't be read.
    """
    from returnwatch.publish.pool import DIED, asked, local

    inputs, manifests = Inputs(open_record(Path(data))), read_manifests(out)
    data, newest = str(Path(data).resolve()), newest_editions(manifests)
    with local(min(workers, max(1, len(newest))), data) as (executors, _), executors() as pool:
        waiting = []
        for folder in newest.values():
            told = manifests[folder]
            request = Request.of(told)
            try:
                made = inputs.of(request)
            except BuildError as error:
                waiting.append((folder, [], None, str(error)))
                continue
            why = reasons(told_by(told), made_from(request, made))
            future = asked(pool, compare_one, request, data, str(folder.resolve()), made)
            waiting.append((folder, why, future, ""))
        for folder, why, future, line in waiting:
            name, forms = f"{folder.parent.name}/{folder.name}", None
            try:
                if future:
                    forms, line = future.result()
            except DIED:
                line = f"{name}: a process died before it was rebuilt; compare again"
            yield name, forms, why if forms is not None else line


def compare_one(request, data, folder, inputs):
    """Forms of one edition that come out otherwise, and ''; or None and why it can't be rebuilt."""
    try:
        return list(differing(request, Path(data), Path(folder), inputs)), ""
    except ReturnWatchError as error:
        return None, str(error)
