"""One brief in the making: its parameters, what it may know, and what it has printed so far."""

from dataclasses import dataclass, field
from datetime import date

from returnwatch.citations import Citations
from returnwatch.claims import Claims
from returnwatch.errors import UsageError
from returnwatch.imported.sets import known_sets
from returnwatch.knowledge.news import news
from returnwatch.knowledge.scope import resolve, touched, within
from returnwatch.knowledge.view import known_by
from returnwatch.record.dates import parse_day
from returnwatch.record.open import open_record
from returnwatch.record.where import folder_of

# What to make of a brief with nothing new since the one before it: all of it, or one page.
FULL, SHORT = "full", "short"
# A count of more rows than this doesn't bring them all into the annex.
COUNTED = 12


@dataclass(frozen=True)
class Brief:
    """What the functions of a notebook's cells work on.

    Attributes:
        as_of: The day for which it is written; nothing published later is used.
        scope: The `Scope`.
        since: The day of the brief before it, or None for a first edition.
        edition: 1, or more for a rebuild that replaces an edition.
        replaces: Folder name of the edition that it replaces, or ''.
        region: The `View` of everything known by `as_of`.
        view: The part of `region` that belongs to the scope.
        before: The view of the scope on `since`, or None.
        claims: The figures printed so far.
        citations: The sources cited so far.
        imported: The `Known` imported sets that it may use, the best first, each with its rows in the scope.
        short: Whether it is one page, because nothing is new since the brief before it and one page was asked for.
    """

    as_of: date
    scope: object
    since: date | None
    edition: int
    replaces: str
    region: object
    view: object
    before: object
    claims: Claims
    citations: Citations
    printed: dict = field(default_factory=dict)
    imported: tuple = ()
    short: bool = False

    def use(self, table, key):
        """Note that a row was used, so that the annex prints it."""
        self.printed.setdefault(table, {})[key] = None

    def used(self, table):
        """Ids of the rows of a table that were used, in the order of the table.

        Rows that were only counted, many at once, are named where the count is listed and not printed whole.
        """
        keys = set(self.printed.get(table, ()))
        for claim in self.claims:
            if len(claim.rows) > COUNTED:
                continue
            if claim.table == table:
                keys |= set(claim.rows)
            elif not claim.table:
                keys |= {row.split("/", 1)[1] for row in claim.rows if row.startswith(f"{table}/")}
        return [key for key in self.region.record[table].index if key in keys]


def parse_parameter_day(name, text):
    """A day given as a parameter.

    Raises:
        UsageError: If it is no day.
    """
    try:
        return parse_day(text)
    except ValueError as error:
        message = (
            str(error) if "expected" in str(error) else f"expected a day of the calendar like 2013-01-14, not '{text}'"
        )
        raise UsageError(f"{name}: {message}") from None


def open_brief(as_of, scope="central-asia", since="", edition=1, replaces="", data="data", when_unchanged=FULL):
    """Open the record as it was known on a day.

    Args:
        as_of: ISO day for which the brief is written, that day included.
        scope: central-asia, a country (KZ, KG, TJ, UZ, TM, CN) or the id of a current group.
        since: ISO day of the brief before it; '' for a first edition.
        edition: Number of the edition.
        replaces: Folder name of the edition that this one replaces, or ''.
        data: Path of the record; from a notebook's own folder, `data` is found in the folder above.
        when_unchanged: full, or short for one page where nothing is new since `since`.

    Returns:
        A `Brief`.

    Raises:
        UsageError: If a parameter means nothing.
        RecordError: If the record can't be read.
    """
    return brief_of(open_record(folder_of(data)), as_of, scope, since, edition, replaces, when_unchanged)


def brief_of(record, as_of, scope="central-asia", since="", edition=1, replaces="", when_unchanged=FULL):
    """The same from a record that is open already, be it one that was never saved.

    Raises:
        UsageError: If a parameter means nothing.
    """
    day = parse_parameter_day("as_of", as_of)
    earlier = parse_parameter_day("since", since) if since else None
    if earlier and earlier >= day:
        raise UsageError(f"since: {since} is not before as_of {as_of}")
    if when_unchanged not in (FULL, SHORT):
        raise UsageError(f"when_unchanged: expected {FULL} or {SHORT}, not '{when_unchanged}'")
    subject = resolve(record, scope)
    region = known_by(record, day)
    view = within(region, subject)
    before = within(known_by(record, earlier), subject) if earlier else None
    known = tuple(one.within(*touched(record, subject)) for one in known_sets(record, day))
    return Brief(
        day,
        subject,
        earlier,
        int(edition),
        replaces,
        region,
        view,
        before,
        Claims(record, {one.name: one.set for one in known}),
        Citations(record),
        imported=known,
        short=when_unchanged == SHORT and before is not None and not _anything_new(record, before, view, subject),
    )


def is_unchanged(record, scope, since, as_of):
    """Whether a brief would have nothing new since another day.

    Args:
        record: A `Record`.
        scope: A `Scope`.
        since, as_of: `datetime.date`s.
    """
    before, now = (within(known_by(record, day), scope) for day in (since, as_of))
    return not _anything_new(record, before, now, scope)


def _anything_new(record, before, now, scope):
    then, since = ({one.name for one in known_sets(record, view.as_of)} for view in (before, now))
    return bool(then != since or news(before, now, scope))
