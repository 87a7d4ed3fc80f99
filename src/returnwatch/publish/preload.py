"""What the fork server of an archive imports once, so that its workers begin with it and hold it together.

Nothing here may start a thread or convert a picture: neither survives a fork.
"""

import gc

from returnwatch.startup import skip_iri_grammar

skip_iri_grammar()

import pypandoc  # noqa: E402,F401
import pypdfium2  # noqa: E402,F401

import returnwatch.audit.audit  # noqa: E402,F401
import returnwatch.charts.draw  # noqa: E402,F401
import returnwatch.export.document  # noqa: E402,F401
import returnwatch.export.html  # noqa: E402,F401
import returnwatch.publish.engine  # noqa: E402,F401
import returnwatch.publish.printed  # noqa: E402,F401
import returnwatch.publish.publish  # noqa: E402,F401

# A search for garbage would write to what is held together, and make it each worker's own.
gc.collect()
gc.freeze()
