"""The papermill engine that runs a brief: papermill's own, with a time limit, a limit of output and warm kernels."""

import os
from contextlib import contextmanager
from importlib.metadata import EntryPoint
from time import monotonic

import msgspec
import papermill
from jupyter_client.provisioning import KernelProvisionerFactory
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, papermill_engines
from papermill.execute import raise_for_execution_errors
from papermill.utils import chdir

from returnwatch.figure import DRAW, LATER
from returnwatch.kernel.provisioner import NAME, WarmProvisioner

ENGINE = "returnwatch"
# Characters that a notebook may print: a brief has a million and a half.
MOST = 32_000_000


class Client(PapermillNotebookClient):
    """papermill's client; `flooded` says whether the kernel was stopped because it printed without end."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.printed, self.flooded, self.cell = 0, False, 0

    def papermill_execute_cells(self):
        """Count the time from here: a kernel's start has a limit of its own."""
        deadline = monotonic() + self.timeout if self.timeout else None
        self.timeout_func = (lambda cell: max(0.1, deadline - monotonic())) if deadline else None
        super().papermill_execute_cells()

    def execute_cell(self, cell, cell_index, **options):
        """Execute a cell, and remember which it is."""
        self.cell = cell_index + 1
        return super().execute_cell(cell, cell_index, **options)

    def process_message(self, msg, *arguments, **options):
        """Take a message of the kernel in, unless there were too many."""
        if self.flooded and msg["msg_type"] != "status":
            return None
        self.printed += _length(msg["content"])
        if self.printed > MOST:
            self.flooded = True
            self.km.provisioner.process.kill()
            return None
        return super().process_message(msg, *arguments, **options)

    def output(self, outs, msg, display_id, cell_index):
        """Take what is shown as it came: nbformat would make a node of each row behind a figure, and check them all."""
        special = (
            display_id or self.clear_before_next_output or self.output_hook_stack[msg["parent_header"].get("msg_id")]
        )
        if special or msg["msg_type"] != "display_data":
            return super().output(outs, msg, display_id, cell_index)
        parts = {name: NotebookNode(msg["content"][name]) for name in ("data", "metadata")}
        outs.append(NotebookNode(output_type="display_data", **parts))
        return outs[-1]


def _length(content):
    """About how many characters a message holds."""
    parts = [content.get("text", ""), *content.get("data", {}).values()]
    return 200 + sum(len(part if isinstance(part, str) else msgspec.json.encode(part)) for part in parts)


class Engine(NBClientEngine):
    """Runs a notebook with our client; `kept`, a dict, is given the client, so that a failed run can be told."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, kept, start_timeout=60, execution_timeout=None, **options):
        """Run a notebook, as papermill asks."""
        from papermill.log import logger

        client = kept["client"] = Client(
            nb_man,
            kernel_name=kernel_name,
            startup_timeout=start_timeout,
            timeout=execution_timeout,
            # Nobody asks for what was typed before: its database needn't be made.
            extra_arguments=["--IPKernelApp.log_level=50", "--HistoryManager.enabled=False"],
            shutdown_kernel="immediate",
            log=logger,
        )
        with warm_kernels():
            return client.execute(env={**os.environ, DRAW: LATER})


papermill_engines.register(ENGINE, Engine)


def execute(notebook, parameters, folder, seconds, kept):
    """Run a notebook as `papermill.execute_notebook` does, which in the end would put it into text once more, for no file.

    Args:
        notebook: Its path.
        parameters: A dict.
        folder: Where the kernel works.
        seconds: Limit of the running time.
        kept: As `Engine` takes it.

    Returns:
        The executed notebook.

    Raises:
        PapermillException: If a cell fails.
    """
    prepared = papermill.execute_notebook(
        notebook, None, parameters, engine_name=ENGINE, progress_bar=False, prepare_only=True
    )
    options = {"progress_bar": False, "autosave_cell_every": 0, "execution_timeout": seconds, "kept": kept}
    with chdir(str(folder)):
        kernel = papermill_engines.nb_kernel_name(ENGINE, prepared)
        executed = papermill_engines.execute_notebook_with_engine(ENGINE, prepared, kernel, **options)
    raise_for_execution_errors(executed, None)
    return executed


@contextmanager
def warm_kernels():
    """Let Jupyter start kernels by our provisioner, meanwhile and in this process."""
    factory = KernelProvisionerFactory.instance()
    value = f"{WarmProvisioner.__module__}:{WarmProvisioner.__qualname__}"
    factory.provisioners.setdefault(NAME, EntryPoint(NAME, value, factory.GROUP_NAME))
    before, factory.default_provisioner_name = factory.default_provisioner_name, NAME
    try:
        yield
    finally:
        factory.default_provisioner_name = before
