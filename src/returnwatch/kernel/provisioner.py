"""A Jupyter kernel provisioner on the standard library's fork server: stock kernels, started in hundredths of a second.

Where the platform can't fork safely, or this process may have no children of its own, it starts stock kernels.
"""

import asyncio
import atexit
import os
import signal
from pathlib import Path

from jupyter_client.provisioning import LocalProvisioner

from returnwatch.kernel.child import LAUNCHER, serve
from returnwatch.kernel.server import context, deaf, forks, warm_up

NAME = "returnwatch-warm"
# Seconds between two looks at whether a kernel has ended.
LOOK = 0.01


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel as a fork of the server; everything else is done as for any local kernel."""

    async def launch_kernel(self, cmd, **kwargs):
        """Start a kernel.

        Args:
            cmd: The command line of a stock kernel.
            kwargs: As for `subprocess.Popen`; `env` and `cwd` are heeded.

        Returns:
            The connection information.
        """
        if LAUNCHER not in cmd or not forks():
            return await super().launch_kernel(cmd, **kwargs)
        warm_up()
        folder = kwargs.get("cwd")
        environment = dict(kwargs.get("env") or os.environ)
        child = context().Process(target=serve, args=(list(cmd), environment, folder and str(folder)))
        with deaf():
            child.start()
            self.process = _Forked(child)
            # Ctrl-C may leave it running; at its end this process would wait for it, and it for this process.
            atexit.register(self.process.kill)
        self.pid = self.pgid = child.pid
        self.cwd = folder or Path.cwd()
        return self.connection_info

    async def wait(self):
        """Wait for the kernel to end; gives its exit status."""
        if not isinstance(self.process, _Forked):
            return await super().wait()
        while (status := self.process.poll()) is None:
            await asyncio.sleep(LOOK)
        self.process.wait()
        atexit.unregister(self.process.kill)
        self.process = None
        return status


class _Forked:
    """A forked kernel, with the few methods of `subprocess.Popen` that a provisioner calls."""

    stdin = stdout = stderr = None

    def __init__(self, child):
        self._child = child
        self.pid = child.pid

    def poll(self):
        return self._child.exitcode

    def wait(self):
        self._child.join()
        return self._child.exitcode

    def send_signal(self, number):
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)
