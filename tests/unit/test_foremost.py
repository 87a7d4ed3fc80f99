"""A brief of few pages tells what is new and newest, and leaves out nothing without counting it."""

from datetime import date

from returnwatch.analysis.foremost import foremost, newest, some_first


def row(known, dated=None):
    return {"known": date.fromisoformat(known), "date_end": date.fromisoformat(dated) if dated else None}


ROWS = [
    ("a", row("2010-05-01")),
    ("b", row("2019-05-01", "2001-01-01")),
    ("c", row("2015-05-01")),
    ("d", row("2016-05-01")),
]


def names(pairs):
    return [key for key, _ in pairs]


def test_few_rows_are_all_told():
    assert foremost(ROWS, None, 4) == (ROWS, [])


def test_the_newest_are_told_in_the_order_given_and_the_rest_is_returned():
    told, rest = foremost(ROWS, None, 2)
    assert (names(told), names(rest)) == (["c", "d"], ["a", "b"])


def test_what_became_known_since_the_edition_before_comes_first_however_old_its_date():
    told, _ = foremost(ROWS, date(2018, 1, 1), 1)
    assert names(told) == ["b"]


def test_newest_is_by_the_day_of_knowledge():
    assert names(newest(ROWS, 2)) == ["b", "d"]
    assert newest(ROWS, 0) == []


def test_some_come_first_up_to_their_number_and_the_rest_is_filled_from_all():
    old = (lambda kr: kr[0] in "ab", 1)
    told, rest = some_first(ROWS, None, 3, old)
    assert (names(told), names(rest)) == (["a", "c", "d"], ["b"])
    # Where the first fill all the room, nothing else is told.
    assert names(some_first(ROWS, None, 1, old)[0]) == ["a"]
    assert some_first(ROWS, None, 4, old) == (ROWS, [])
