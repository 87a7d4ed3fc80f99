"""A population and its figure in words."""

from returnwatch.prose.quote import name, own

PEOPLE = {"mixed": "people (fighters with others)", "families": "family members"}


def who(brief, identity):
    """The population in words: TIP fighters, in the Afghan-Pakistani border region."""
    group, origin, theatre, _, counts = identity
    people = PEOPLE.get(counts, counts)
    subject = f"{name(brief, 'groups', group, short=True)} {people}" if group else people
    of = f" from {name(brief, 'places', origin)}" if origin else ""
    where = f", in {name(brief, 'places', theatre)}" if theatre else ""
    return f"{subject}{of}{where}"


def quantity(brief, tab, key, row):
    """A row's figure with its qualifier: 'approximately 300–500', 'several thousand'."""
    figure = brief.claims.bounds(tab, key)
    words = own(brief, tab, key, "qualifier") if row.get("qualifier") else ""
    return " ".join(part for part in (words, figure) if part)
