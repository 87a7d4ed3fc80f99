"""Our judgement of a scope for a day: the latest of the same scope, never another's."""

from dataclasses import dataclass

from returnwatch.analysis.likelihood import term


@dataclass(frozen=True)
class Judged:
    """One hypothesis as judged: the row's id, the row, its term, and whether it excludes others."""

    key: str
    row: dict
    term: object
    exclusive: bool


def latest(view, scope):
    """The latest judgement of a scope, one `Judged` a hypothesis, exclusive and likeliest first; [] for none."""
    rows = {k: r for k, r in view.rows("judgements").items() if r["scope"] == scope.id}
    newest = max(((r["as_of"], r["made_on"]) for r in rows.values()), default=None)
    rows = {k: r for k, r in rows.items() if (r["as_of"], r["made_on"]) == newest}
    judged = [
        Judged(k, r, term(r["likelihood"]), view.row("hypotheses", r["hypothesis"])["exclusive"])
        for k, r in rows.items()
    ]
    return sorted(judged, key=lambda j: (not j.exclusive, -j.row["likelihood"], j.key))


def moved(now, before):
    """Hypotheses whose likelihood differs between two judgements, as (hypothesis, before, now)."""
    earlier = {j.row["hypothesis"]: j for j in before}
    pairs = [(j.row["hypothesis"], earlier[j.row["hypothesis"]], j) for j in now if j.row["hypothesis"] in earlier]
    return [(h, a, b) for h, a, b in pairs if a.row["likelihood"] != b.row["likelihood"]]
