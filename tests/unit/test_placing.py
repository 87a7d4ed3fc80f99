"""Names on the map stand at the best of all places that they might have: the nearest, the first of equals, the shortest leader."""

from itertools import product
from math import hypot

import pytest

from returnwatch.charts import placing
from returnwatch.charts.outline import Outline

SIZE = (400, 400)
SQUARE = [(100, 100), (220, 100), (220, 220), (100, 220), (100, 100)]
TAKEN = [(155, 155, 165, 165), (120, 130, 140, 150)]


def grid(left, top, right, bottom, step):
    """Places in the order in which a page is read."""
    down, across = (range(int((high - low) / step) + 1) for low, high in ((top, bottom), (left, right)))
    return [(left + i * step, top + j * step) for j, i in product(down, across)]


def clear(box, taken):
    return all(placing.overlap(box, one) == 0 for one in taken)


@pytest.mark.parametrize("wide", [20, 60, 110])
@pytest.mark.parametrize("taken", [[], TAKEN[:1], TAKEN])
def test_within_a_country_the_place_nearest_its_middle_is_chosen(wide, taken):
    def fits(x, y):
        left, top, right, bottom = placing.box(x - wide / 2, y, wide)
        inside = left >= 100 and right <= 220 and top >= 100 and bottom <= 220
        return inside and clear((left, top - placing.NEAR, right, bottom + placing.NEAR), taken)

    found = placing.within(Outline([SQUARE], SIZE), SIZE, wide, 1, taken)
    places = [place for place in grid(100, 100, 220, 220, placing.STEP) if fits(*place)]
    assert found == min(places, key=lambda p: hypot(p[0] - 160, p[1] - 160))


def test_a_country_without_room_has_no_name_in_it():
    assert placing.within(Outline([SQUARE], SIZE), SIZE, 140, 1, []) is None
    assert placing.within(Outline([SQUARE], SIZE), SIZE, 20, 1, [(100, 100, 220, 220)]) is None


@pytest.mark.parametrize("homes", [[], [SQUARE], [[(0, 0), (400, 0), (400, 170), (0, 170), (0, 0)]]])
@pytest.mark.parametrize("taken", [[], TAKEN, [(165, 2, 398, 398)]])
def test_outside_the_shortest_leader_that_crosses_nothing_and_leaves_other_countries_alone_is_chosen(taken, homes):
    wide, country, others = 50, Outline([SQUARE], SIZE), [Outline([home], SIZE) for home in homes]
    x, y, point = placing.outside(country, SIZE, wide, 1, taken, others)

    def told(x, y):
        label = placing.box(x - wide / 2, y, wide)
        line = placing.leader({"x": point[0], "y": point[1], "radius": 0}, label)
        length = hypot(line["lx2"] - point[0], line["ly2"] - point[1])
        on_map = label[0] >= 2 and label[1] >= 2 and label[2] <= 398 and label[3] <= 398
        fits = on_map and clear(label, taken) and not placing.crosses(line, taken) and length >= 2 * placing.NEAR
        points = [(label[0] + wide * i / 4, label[1] + (label[3] - label[1]) * j / 2) for j in range(3) for i in range(5)]
        return fits, length + placing.ELSEWHERE * sum(any(o.holds(*p) for o in others) for p in points) / 15

    free = [score for fits, score in (told(*place) for place in grid(0, 0, *SIZE, placing.STRIDE)) if fits]
    assert told(x, y) == (True, min(free))


def test_the_middle_of_a_country_is_farthest_from_its_border_and_from_what_is_taken():
    country = Outline([SQUARE], SIZE)
    assert country.middle([]) == (160, 160)
    x, y = country.middle([(150, 150, 170, 170)])
    assert min(x - 100, 220 - x, y - 100, 220 - y) >= 20
    assert hypot(max(150 - x, 0, x - 170), max(150 - y, 0, y - 170)) >= 20


@pytest.mark.parametrize(
    ("point", "end"), [((0, 0), (48, 93)), ((300, 300), (92, 107)), ((70, 100), (70, 100)), ((70, 0), (70, 93))]
)
def test_a_leader_ends_beside_the_words_of_its_label(point, end):
    line = placing.leader({"x": point[0], "y": point[1], "radius": 0}, (50, 90, 90, 110))
    assert (line["lx2"], line["ly2"]) == end
