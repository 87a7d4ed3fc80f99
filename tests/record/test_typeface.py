"""The embedded typeface prints every character of the record, and the names that the region's languages may bring."""

import pytest
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont
from reading import UNLIKE, files_of

from returnwatch.typeface import FACES, FOLDER, RANGES, covered

LETTERS = {
    "Kazakh": "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "Kyrgyz": "ҢӨҮңөү",
    "Tajik": "ҒӢҚӮҲҶғӣқӯҳҷ",
    "Uzbek, Cyrillic": "ЎҚҒҲўқғҳ",
    "Uzbek, Latin": "OʻoʻGʻgʻʼ’",
    "Turkmen": "ÄÇŽŇÖŞÜÝäçžňöşüý",
    "Uighur, Latin": "ËÉÖÜëéöü",
    "Pinyin": "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ",
    "Turkish and Azeri": "ĞİŞÇƏğışçə",
    "signs": "“”‘’–—…€£°±×№−",
}


def faces(style):
    return {file: set(TTFont(f"{FOLDER}/{file}").getBestCmap()) for (_, s), file in FACES.items() if s == style}


def letters_of(record):
    return {
        (c, f"{table}/{key} {column}")
        for table in record.tables
        for key in record[table].index
        for column, cell in record.cells(table, key).items()
        for c in cell
    }


def test_every_character_of_the_record_is_in_each_upright_face_and_in_the_page(record):
    ranges = {c for low, high in RANGES for c in range(low, high + 1)}
    for file, held in faces("normal").items():
        assert [(c, where) for c, where in letters_of(record) if ord(c) not in held] == [], file
    assert [(c, where) for c, where in letters_of(record) if ord(c) not in ranges] == []


@pytest.mark.parametrize("language", LETTERS)
def test_names_in_the_languages_of_the_region_can_be_printed(language):
    assert [c for c in LETTERS[language] if ord(c) not in covered()] == []


@pytest.mark.parametrize("brief", UNLIKE, ids="-".join)
def test_the_page_prints_nothing_beyond_its_own_typeface(brief):
    page = BeautifulSoup(files_of(*brief)[0], "html.parser")
    for tag in page.find_all(["style", "script"]):
        tag.decompose()
    assert {c for c in page.get_text() if ord(c) not in covered() and c != "\n"} == set()
