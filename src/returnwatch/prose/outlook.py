"""What would make it worse or better: pressures at home, precedents, signs to watch."""

from returnwatch.analysis.foremost import foremost
from returnwatch.analysis.indicators import states
from returnwatch.figure import table
from returnwatch.prose.quote import cell, told
from returnwatch.prose.short import unless_short
from returnwatch.prose.words import day

# How many pressures, and how many precedents, are told.
MOST = 3


@unless_short
def outlook(brief):
    """Pressures and precedents as their sources state them."""
    lines = []
    for kind, title, none in (
        ("pressure", "Pressures at home", "We hold no report of pressures at home for this scope."),
        ("precedent", "Precedents", "No precedent in the record is tied to this scope."),
    ):
        rows = [(k, r) for k, r in brief.view.rows("observations").items() if r["kind"] == kind]
        kept = foremost(rows, brief.since, MOST)[0]
        lines += [f"**{title}.** " + (told(brief, "observations", [k for k, _ in kept], "gist") or none), ""]
    return "\n".join(lines)


@unless_short
def indicators(brief):
    """The signs to watch, with what was counted in the twelve months, the threshold and the state."""
    rows = []
    for s in states(brief.view, brief.before):
        count = brief.claims.count(
            s.table,
            s.keys,
            f"{s.row['rule'].replace('_', ' ')} in the year up to {day(brief.as_of)}",
            s.where,
            words=False,
        )
        threshold = brief.claims.value("indicators", s.key, "threshold")
        rows.append(
            [
                cell(brief, "indicators", s.key, "definition"),
                "none" if count == "no" else count,
                threshold,
                "raised" if s.raised else "below",
                s.change or "no earlier edition",
            ]
        )
    return table(
        ["Sign, in the year up to this day", ">Count", ">Threshold", "State", "Change"], rows, [23, 3, 4, 3, 6]
    )
