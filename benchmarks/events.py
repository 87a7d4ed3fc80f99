"""Write a CSV of events as UCDP GED publishes it, made up from a seed: `python benchmarks/events.py OUT.csv [ROWS]`.

Nothing in it happened. It has what real files have: ids as floats, blank places, -1 for unknown sources, estimates out
of order, quoted line breaks and long names of sources.
"""

import csv
import random
import sys
from datetime import date, timedelta

COLUMNS = next(
    csv.reader(
        [
            "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,"
            "dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,"
            "source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,"
            "where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
            "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
        ]
    )
)
# Country, Gleditsch and Ward's number, share of the rows in thousandths, a box of degrees.
COUNTRIES = (
    ("Tajikistan", 702, 4, (37, 40, 68, 74)),
    ("Kyrgyzstan", 703, 2, (39, 43, 69, 80)),
    ("Uzbekistan", 704, 1, (38, 42, 60, 72)),
    ("China", 710, 3, (36, 44, 75, 90)),
    ("Afghanistan", 700, 180, (30, 38, 61, 73)),
    ("Pakistan", 770, 60, (24, 36, 61, 75)),
    ("Syria", 652, 250, (33, 37, 36, 42)),
    ("India", 750, 100, (10, 34, 70, 95)),
    ("Mexico", 70, 150, (16, 31, -115, -90)),
    ("Nigeria", 475, 100, (5, 13, 3, 14)),
    ("Somalia", 520, 150, (-1, 11, 41, 51)),
)
SIDES = {"Tajikistan": "IMU", "Kyrgyzstan": "IMU", "Uzbekistan": "IMU", "China": "ETIM", "Pakistan": "TTP"}


def events(rows, seed=1):
    """Rows of made-up events, each a list of cells in the order of COLUMNS."""
    dice = random.Random(seed)
    shares = [share for _, _, share, _ in COUNTRIES]
    for number in range(1, rows + 1):
        country, code, _, (south, north, west, east) = dice.choices(COUNTRIES, shares)[0]
        start = date(1989, 1, 1) + timedelta(days=dice.randrange(13149))
        end = start + timedelta(days=dice.choice((0, 0, 0, 0, 1, 6)))
        best = int(dice.expovariate(0.2))
        low, high = max(0, best - dice.randrange(3)), best + dice.randrange(5)
        if number % 997 == 0:
            low, high = high + 1, low
        side_a, side_b = f"Government of {country}", SIDES.get(country, f"Forces of {country}")
        latitude, longitude = round(dice.uniform(south, north), 6), round(dice.uniform(west, east), 6)
        sources = dice.choice((-1, 1, 2, 3))
        headline = "" if sources < 0 else f"Made-up report {number}, not an event\nof any day"
        yield [
            f"{number}.0" if number % 5 == 0 else number,
            f"{country[:3].upper()}-{start.year}-1-{number}-1",
            start.year,
            1,
            "Clear",
            1,
            code,
            code,
            f"{country}: Government",
            code,
            code + 10000,
            f"{side_a} - {side_b}",
            code,
            code,
            side_a,
            code,
            code + 500,
            side_b,
            sources,
            "" if sources < 0 else f'"Made-up Agency,{start},{headline}"',
            "Made-up Agency",
            start,
            headline,
            "none",
            dice.choice((1, 2, 4, 6)),
            f"{country} town {number % 300}",
            f"near town {number % 300}",
            "" if number % 17 == 0 else f"{country} province {number % 20}",
            "",
            latitude,
            longitude,
            f"POINT ({longitude} {latitude})",
            180000 + number % 5000,
            country,
            f"{code}.0",
            "Asia",
            1,
            1 if start == end else 2,
            f"{start} 00:00:00.000",
            f"{end} 00:00:00.000",
            best // 2,
            best - best // 2,
            0,
            0,
            best,
            high,
            low,
            code,
            "",
        ]


def write(path, rows, seed=1):
    """Write such a file."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(events(rows, seed))


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 350_000)
