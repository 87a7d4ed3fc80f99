"""What text may hold."""

import unicodedata

from returnwatch.record.rules.rows import rows_of

# Direction marks and zero-width characters reorder or hide text on a page.
FORBIDDEN = {"\u200b", "\u2060", "\ufeff", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
LONGEST_TEXT = 2000


def plain_text(record):
    """Text holds no control or direction characters and no essay."""
    for table, key, row in rows_of(record):
        for column, value in row.items():
            text = ";".join(value) if isinstance(value, tuple) else value if isinstance(value, str) else ""
            bad = next((c for c in text if c in FORBIDDEN or unicodedata.category(c) == "Cc"), None)
            if bad:
                yield table, key, column, f"holds the invisible character U+{ord(bad):04X}; retype the text without it"
            if len(text) > LONGEST_TEXT:
                yield table, key, column, f"{len(text)} characters; expected at most {LONGEST_TEXT}"
