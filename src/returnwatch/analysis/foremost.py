"""What a brief of few pages tells first: what is new since the edition before it, then what is newest."""

from returnwatch.analysis.populations import dated


def foremost(rows, since, most):
    """The rows to tell, in the order given, and those left to the record.

    Args:
        rows: (id, row) pairs of a view's table.
        since: Day of the edition before, or None. Rows known only after it come first.
        most: How many to tell.

    Returns:
        Two lists of (id, row): told and left out.
    """
    rows = list(rows)
    if len(rows) <= most:
        return rows, []
    ranked = sorted(rows, key=lambda kr: (_new(kr[1], since), dated(kr[1]), kr[0]), reverse=True)
    told = {key for key, _ in ranked[:most]}
    return [kr for kr in rows if kr[0] in told], [kr for kr in rows if kr[0] not in told]


def some_first(rows, since, most, *first):
    """The same where some rows come before others.

    Args:
        rows, since, most: As `foremost` takes them.
        first: Pairs of a test of (id, row) and how many at most of those that pass it are taken, each pair in turn, before
            what is left is filled from all.

    Returns:
        Two lists of (id, row): told and left out.
    """
    rows, kept = list(rows), set()
    for test, number in [*first, (lambda kr: True, most)]:
        some = [kr for kr in rows if kr[0] not in kept and test(kr)]
        kept |= {key for key, _ in foremost(some, since, max(min(number, most - len(kept)), 0))[0]}
    return [kr for kr in rows if kr[0] in kept], [kr for kr in rows if kr[0] not in kept]


def newest(rows, most):
    """The rows that became known last, as (id, row), the last first."""
    return sorted(rows, key=lambda kr: (kr[1]["known"] is not None, kr[1]["known"], kr[0]), reverse=True)[
        : max(most, 0)
    ]


def _new(row, since):
    return since is not None and row["known"] > since
