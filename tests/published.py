"""Files as UCDP and ACLED publish them, made up: nothing in them happened."""

import csv
import io

GED = next(
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
ACLED = next(
    csv.reader(
        [
            "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
            "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,"
            "longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
        ]
    )
)
HEADLINE = "A headline of somebody else's,\nover two lines"


def ged(number, **cells):
    """One row of GED as a dict: by default an event in Tajikistan in 2011 with five dead."""
    row = dict.fromkeys(GED, "") | {
        "id": number,
        "year": 2011,
        "type_of_violence": 1,
        "side_a": "Government of Tajikistan",
        "side_b": "IMU",
        "dyad_name": "Government of Tajikistan - IMU",
        "number_of_sources": 2,
        "source_headline": HEADLINE,
        "source_article": f'"Made-up Agency,2011-03-02,{HEADLINE}"',
        "where_prec": 1,
        "where_coordinates": "Dushanbe",
        "adm_1": "Dushanbe",
        "latitude": 38.56,
        "longitude": 68.77,
        "country": "Tajikistan",
        "country_id": 702,
        "region": "Asia",
        "date_prec": 1,
        "date_start": "2011-03-01 00:00:00.000",
        "date_end": "2011-03-01 00:00:00.000",
        "best": 5,
        "low": 4,
        "high": 8,
        "gwnoa": 702,
    }
    start = cells.get("date_start")
    if start:
        row |= {"date_end": start, "year": str(start)[:4]}
    return row | cells


def acled(number, **cells):
    """One row of ACLED as a dict."""
    row = dict.fromkeys(ACLED, "") | {
        "event_id_cnty": number,
        "event_date": "14 January 2013",
        "year": 2013,
        "time_precision": 1,
        "event_type": "Battles",
        "actor1": "Military Forces of Tajikistan (1994-)",
        "actor2": "IMU: Islamic Movement of Uzbekistan",
        "iso": 762,
        "country": "Tajikistan",
        "location": "Dushanbe",
        "latitude": 38.56,
        "longitude": 68.77,
        "geo_precision": 1,
        "notes": "A sentence of somebody else's.",
        "fatalities": 3,
    }
    return row | cells


def text(rows, columns=None, end="\n", bom=False):
    """Rows as a CSV file, as bytes; columns in another order, or more of them, where given."""
    told = io.StringIO()
    writer = csv.DictWriter(told, columns or list(rows[0]), lineterminator=end, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return told.getvalue().encode("utf-8-sig" if bom else "utf-8")


def write(folder, rows, name="GEDEvent_v25_1.csv", **options):
    """Write such a file and give its path."""
    path = folder / name
    path.write_bytes(text(rows, **options))
    return path


def graded(data, identity, published="2012-06-01"):
    """Add a graded publication to a copy of the record, as an analyst would who pasted the line."""
    with open(data / "sources.csv", "a", encoding="utf-8", newline="") as file:
        line = [identity, "Made-up Data Program", "Made-up events", "", published, "day", "printed", "", "dataset", "A"]
        csv.writer(file, lineterminator="\n").writerow(
            [*line, "Made up for a test", "full", "", "2026-11-24", "true", ""]
        )
