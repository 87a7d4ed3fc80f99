"""A population and its figure in words."""

from returnwatch.prose.quote import name, own

PEOPLE = {"mixed": "people (fighters with others)", "families": "family members"}


def people(counts):
    """Who is counted, in words: fighters, family members."""
    return PEOPLE.get(counts, counts)


def who(brief, identity):
    """The population in words: TIP fighters, in the Afghan-Pakistani border region."""
    group, origin, theatre, _, counts = identity
    subject = f"{name(brief, 'groups', group, short=True)} {people(counts)}" if group else people(counts)
    of = f" from {name(brief, 'places', origin)}" if origin else ""
    where = f", in {name(brief, 'places', theatre)}" if theatre else ""
    return f"{subject}{of}{where}"


def quantity(brief, tab, key, row):
    """A row's figure with its qualifier: 'approximately 300–500', 'several thousand'."""
    figure = brief.claims.bounds(tab, key)
    words = own(brief, tab, key, "qualifier") if row.get("qualifier") else ""
    return " ".join(part for part in (words, figure) if part)
