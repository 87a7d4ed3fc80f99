"""What a process of ours does first, so that it starts sooner."""

import sys


def skip_iri_grammar():
    """Keep `jsonschema` from loading a grammar of internationalised addresses, which takes over a second.

    With jupyterlab installed, every process that imports `jsonschema` pays for it, and no schema of ours or of a
    notebook asks for the formats that it checks. `jsonschema` takes the package for one that isn't installed.
    """
    sys.modules.setdefault("rfc3987_syntax", None)
