"""What the fork server imports once, so that every kernel forked from it has it in memory.

Nothing here may start a thread or convert a picture: neither survives a fork.
"""

import gc
import os
from contextlib import chdir, suppress

from returnwatch.startup import skip_iri_grammar

skip_iri_grammar()
# Every kernel imports its debugger, which on this occasion advises of options that nobody debugging a brief has need of.
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")

import altair  # noqa: E402
import ipykernel.debugger  # noqa: E402,F401
import ipykernel.ipkernel  # noqa: E402,F401
import ipykernel.kernelapp  # noqa: E402,F401
import ipykernel.zmqshell  # noqa: E402,F401
import IPython.core.completerlib  # noqa: E402,F401
import IPython.core.debugger  # noqa: E402,F401
import IPython.core.history  # noqa: E402,F401
import IPython.core.logger  # noqa: E402,F401
import IPython.core.magics  # noqa: E402,F401
import IPython.core.oinspect  # noqa: E402,F401
import IPython.extensions.storemagic  # noqa: E402,F401
import jupyter_client.localinterfaces  # noqa: E402
import pandas  # noqa: E402
import tornado.platform.asyncio  # noqa: E402,F401
import typst  # noqa: E402,F401
import zmq.utils.garbage  # noqa: E402,F401

import returnwatch.export.pdf  # noqa: E402,F401
import returnwatch.prose  # noqa: E402,F401
import returnwatch.show  # noqa: E402,F401
from returnwatch.kernel.server import RECORD  # noqa: E402
from returnwatch.record.open import keep_open  # noqa: E402

# What these read and compile when they are first used.
jupyter_client.localinterfaces.localhost()
pandas.DataFrame({"a": [1, 2]}).to_numpy(dtype=object)
altair.layer(
    altair.Chart(altair.Data(values=[{"a": 1}]))
    .transform_filter("datum.a > 0")
    .mark_text()
    .encode(
        x=altair.X(field="a", type="quantitative"),
        color=altair.condition("datum.a", altair.value("a"), altair.value("b")),
    )
).to_dict()

# Whoever needs them will tell what keeps them from being read.
with suppress(OSError):
    returnwatch.export.pdf.fonts()

if folder := os.environ.pop(RECORD, None):
    # Under the name by which a kernel asks for it, which works in the folder that it lies in. What is wrong with it is
    # for who asks to tell.
    with suppress(Exception), chdir(os.path.dirname(folder)):
        keep_open(os.path.basename(folder))

# Stock kernels check each part of a chart as it is made, and so do the tests; here that would be a third of the work.
altair.utils.schemapi.disable_debug_mode()

# What is here to stay is left out of every later search for garbage, and not copied by it either.
gc.collect()
gc.freeze()
