"""What many briefs can see, worked out in one pass, is what each of them sees."""

from datetime import date

import pytest

from returnwatch.knowledge.scope import scopes, within
from returnwatch.knowledge.view import known_by
from returnwatch.knowledge.visible import Visible
from returnwatch.record.open import open_record

DAYS = [date(1998, 1, 1), date(2001, 9, 10), date(2013, 1, 14), date(2017, 12, 31), date(2025, 10, 31), date(2030, 1, 1)]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_fingerprint_of_each_scope_is_that_of_its_view(record, day):
    visible, view = Visible(record), known_by(record, day)
    for scope in scopes(record).values():
        assert visible.fingerprint(scope, day) == within(view, scope).slice_hash(), scope.id


def test_a_row_changes_the_fingerprints_of_those_that_see_it_and_no_others(record, data):
    """E001 speaks of Uzbekistan's people and one group; it was published on 10 January 2012."""
    path = data / "estimates.csv"
    path.write_text(path.read_text("utf-8").replace(",200,,300,", ",200,,310,", 1), "utf-8")
    before, after = Visible(record), Visible(open_record(data))
    known = known_by(record, date.max)
    day = known["estimates"].at["E001", "known"]
    for scope in scopes(record).values():
        for as_of in (day.replace(year=day.year - 1), day, date(2025, 10, 31)):
            sees = within(known_by(record, as_of), scope).knows("estimates", "E001")
            changed = before.fingerprint(scope, as_of) != after.fingerprint(scope, as_of)
            assert changed == sees, (scope.id, as_of)
