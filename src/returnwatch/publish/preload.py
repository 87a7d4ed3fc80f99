"""What the fork server of an archive imports beside what kernels need, so that its workers begin with it and hold it together.

Nothing here may start a thread or convert a picture: neither survives a fork.
"""

import gc

import pypandoc  # noqa: F401
import pypdfium2  # noqa: F401

import returnwatch.audit.audit  # noqa: F401
import returnwatch.charts.draw  # noqa: F401
import returnwatch.export.document  # noqa: F401
import returnwatch.export.html  # noqa: F401
import returnwatch.publish.engine  # noqa: F401
import returnwatch.publish.printed  # noqa: F401
import returnwatch.publish.publish  # noqa: F401

# A search for garbage would write to what is held together, and make it each process' own.
gc.collect()
gc.freeze()
