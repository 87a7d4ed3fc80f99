"""Judgements and weights: they add up, and rest on nothing published later."""

from returnwatch.record.faults import near
from returnwatch.record.provenance import known_from


def judgement_sums(record):
    """Likelihoods of hypotheses that exclude one another add up to 100 for a scope and day."""
    exclusive = {key for key, row in record.rows("hypotheses").items() if row["exclusive"]}
    sums, last = {}, {}
    for key, row in record.rows("judgements").items():
        if row["hypothesis"] in exclusive:
            group = (row["scope"], row["as_of"], row["made_on"])
            sums[group] = sums.get(group, 0) + row["likelihood"]
            last[group] = key
        if row["horizon_end"] < row["as_of"]:
            yield "judgements", key, "horizon_end", f"{row['horizon_end']} is before as_of {row['as_of']}"
        scopes = ["central-asia", *record["places"].index, *record["groups"].index]
        if row["scope"] not in scopes:
            yield "judgements", key, "scope", f"no scope '{row['scope']}'{near(row['scope'], scopes)}"
    for group, total in sums.items():
        if total != 100:
            yield (
                "judgements",
                last[group],
                "likelihood",
                f"likelihoods of {group[0]} on {group[1]} add up to {total}, not 100",
            )


def judgement_knowledge(record):
    """A judgement for a day rests on nothing published later."""
    for key, row in record.rows("judgements").items():
        for one in row["evidence"]:
            target, _, named = one.partition("/")
            if target in record.tables and record.has(target, named):
                known = known_from(record, target, named)
                if known and known > row["as_of"]:
                    yield "judgements", key, "evidence", f"{one} is known only from {known}, after as_of {row['as_of']}"


def evidence_once(record):
    """A row that is weighed is weighed against every hypothesis."""
    weighed = {}
    for row in record.rows("evidence").values():
        weighed.setdefault((row["table"], row["row"]), set()).add(row["hypothesis"])
    for (table, named), hypotheses in weighed.items():
        missing = [h for h in record["hypotheses"].index if h not in hypotheses]
        if missing:
            first = next(k for k, r in record.rows("evidence").items() if (r["table"], r["row"]) == (table, named))
            yield "evidence", first, "hypothesis", f"{table}/{named} is not weighed against {', '.join(missing)}"
