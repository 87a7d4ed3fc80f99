"""Names as others spell them, matched to the places and groups of the record."""

import re
import unicodedata
from functools import lru_cache

# Numbers of the countries of the region: Gleditsch and Ward's, and ISO 3166's with its three letters.
GLEDITSCH_WARD = {"705": "KZ", "703": "KG", "702": "TJ", "704": "UZ", "701": "TM", "710": "CN"}
ISO = {"398": "KZ", "417": "KG", "762": "TJ", "860": "UZ", "795": "TM", "156": "CN"}
ISO_LETTERS = {"KAZ": "KZ", "KGZ": "KG", "TJK": "TJ", "UZB": "UZ", "TKM": "TM", "CHN": "CN"}
# One word in its spellings from several alphabets, as the record and UCDP's actors have them.
SPELLINGS = {
    "turkestan": "turkistan",
    "qaida": "qaeda",
    "khilafa": "khilafah",
    "jamaat": "jamat",
    "tehreek": "tehrik",
    "mujahidin": "mujahideen",
    "mujahedin": "mujahideen",
}
LITTLE = {"the", "of", "al", "ul", "i", "e", "in"}


@lru_cache(maxsize=200_000)
def folded(name):
    """A name without what spellings differ in: case, accents, punctuation, small words, words of several alphabets.

    Example:
        >>> folded("The East Turkestan Islamic Movement") == folded("East Turkistan Islamic Movement")
        True
        >>> folded("Jama’at Ansarullah"), folded("al-Qaida")
        ('jamat ansarullah', 'qaeda')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = re.findall(r"\w+", re.sub(r"['’‘`ʻ]", "", bare))
    return " ".join(SPELLINGS.get(w, w) for w in words if w not in LITTLE) or " ".join(words)


def _variants(name):
    """A name with and without what stands in brackets, and the two halves of 'IMU: Islamic Movement of Uzbekistan'."""
    for part in (name, *name.split(":")):
        yield folded(part)
        yield folded(re.sub(r"\([^)]*\)", " ", part))


class Names:
    """The names of a record's countries, divisions and groups.

    Args:
        record: A `Record`.
    """

    def __init__(self, record):
        places = record.rows("places")
        self.region = frozenset(record.row("places", "central-asia")["members"])
        self._countries = {folded(r["name"]): k for k, r in places.items() if r["kind"] == "country"}
        self._countries |= {k.casefold(): k for k, r in places.items() if r["kind"] == "country" and len(k) == 2}
        self._countries |= {letters.casefold(): k for letters, k in ISO_LETTERS.items()}
        self._groups = {}
        for key, row in record.rows("groups").items():
            for name in (row["name"], row["short_name"], *_many(row["aliases"])):
                for variant in _variants(name) if name else ():
                    self._groups.setdefault(variant, key)
        self.countries = lru_cache(maxsize=None)(self._find_countries)
        self.groups = lru_cache(maxsize=None)(self._find_groups)

    def _find_countries(self, names, numbers="", iso=False):
        """Ids of the countries that names and numbers mean, as a tuple; names may be several, parted by commas."""
        table = ISO if iso else GLEDITSCH_WARD
        found = {table[n] for n in re.findall(r"\d+(?=\.0|\D|$)", numbers) if n in table}
        for name in (names, *names.split(",")):
            found |= {self._countries[v] for v in _variants(name) if v in self._countries}
        return tuple(sorted(found))

    def _find_groups(self, sides):
        """Ids of the groups that one side, or several parted by commas, are, as a tuple."""
        found = set()
        for side in (sides, *sides.split(","), *sides.split(" - ")):
            found |= {self._groups[v] for v in _variants(side) if v and v in self._groups}
        return tuple(sorted(found))


def _many(value):
    return value if isinstance(value, tuple) else (value,)
