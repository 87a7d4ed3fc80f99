"""How good the evidence is: grades, voices, age and gaps."""

from returnwatch.analysis.populations import is_stale, populations

GRADED = ("estimates", "returns", "accounts", "statements", "flows", "observations", "assessments")


def graded_rows(view):
    """Every (table, id, row) of a view that carries a grade."""
    return [(table, key, row) for table in GRADED for key, row in view.rows(table).items()]


def by_grade(view):
    """Rows by (reliability, credibility), as a dict of pair to [table/id]."""
    cells = {}
    for table, key, row in graded_rows(view):
        grade = (view.row("sources", row["source"])["reliability"], row["credibility"])
        cells.setdefault(grade, []).append(f"{table}/{key}")
    return cells


def root_voices(view):
    """Root origins behind the graded rows of a view, as a sorted list of ids."""
    return sorted(frozenset().union(*(view.roots(row) for _, _, row in graded_rows(view))))


def sources_used(view):
    """Sources of the graded rows of a view, with those in which they are reported, as a sorted list of ids."""
    named = {row["source"] for _, _, row in graded_rows(view)}
    citing = {view.row("sources", s)["reported_in"] for s in named} - {""}
    return sorted(named | citing)


def single_voice(view):
    """Latest figures that rest on one root origin, as [(id, row)]."""
    return [
        (k, r)
        for p in populations(view)
        for k, r in p.latest
        if len(view.roots(r)) < 2 and len(_same_figure(view, p, r)) < 2
    ]


def _same_figure(view, population, row):
    """Root origins of all rows of the population that print the same bounds."""
    same = [
        r
        for _, r in population.rows
        if [r[c] for c in ("low", "best", "high")] == [row[c] for c in ("low", "best", "high")]
    ]
    return frozenset().union(*(view.roots(r) for r in same))


def stale(view):
    """Latest figures that are older than two years on the view's day, as [(id, row)]."""
    return [(k, r) for p in populations(view) for k, r in p.latest if is_stale(r, view.as_of)]


def gaps(view, region):
    """Countries and current groups without a figure within five years before the day, as [(table, id)]."""
    found = []
    countries = view.record.row("places", "central-asia")["members"]
    fresh = [r for r in region.rows("estimates").values() if not is_stale(r, view.as_of, years=5)]
    for country in countries:
        if not any(r["origin"] and country in (r["origin"], view.row("places", r["origin"])["country"]) for r in fresh):
            found.append(("places", country))
    for key, row in region.rows("groups").items():
        if row["role"] == "current" and not any(r["group"] == key for r in fresh):
            found.append(("groups", key))
    return found


def newest_source(view):
    """(known-from day, source id) of the newest source behind the view's rows, or None."""
    days = [(row["known"], row["source"]) for _, _, row in graded_rows(view) if row["known"]]
    return max(days, default=None)
