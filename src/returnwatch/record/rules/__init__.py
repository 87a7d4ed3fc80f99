"""What Table Schema can't say of a row: each rule takes a `Record` and yields (table, key, column, message)."""

from returnwatch.record.rules.corrections import mended
from returnwatch.record.rules.dates import date_ranges, publication_dates
from returnwatch.record.rules.judging import evidence_once, judgement_knowledge, judgement_sums
from returnwatch.record.rules.quantities import a_quantity, attackers, bounds
from returnwatch.record.rules.references import no_circles, references, row_references
from returnwatch.record.rules.sourcing import credibility, militant_media, readings, web_addresses
from returnwatch.record.rules.text import long_lists, plain_text

RULES = (
    plain_text,
    long_lists,
    bounds,
    a_quantity,
    attackers,
    date_ranges,
    publication_dates,
    readings,
    credibility,
    militant_media,
    web_addresses,
    references,
    row_references,
    no_circles,
    judgement_sums,
    judgement_knowledge,
    evidence_once,
    mended,
)
