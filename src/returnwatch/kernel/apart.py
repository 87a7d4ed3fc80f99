"""A call in a fork of the server: what it holds in memory is given back when it ends, and this process goes on meanwhile."""

import signal
from contextlib import suppress

from returnwatch.errors import BuildError
from returnwatch.kernel.server import context, warm_up


def apart(function, *arguments):
    """Start a call in a process of its own; only where `forks`.

    Args:
        function: A function of a module.
        arguments: What it is given; they are pickled.

    Returns:
        A function without arguments that waits for the end and gives what the call gave, or raises what it raised.
        It raises a `BuildError` if the process was killed.
    """
    warm_up()
    ours, theirs = context().Pipe(duplex=False)
    child = context().Process(target=_call, args=(theirs, function, arguments))
    child.start()
    theirs.close()

    def result():
        try:
            done, told = ours.recv()
        except EOFError:
            child.join()
            raise BuildError(
                f"{function.__name__}: its process died ({child.exitcode}); was it out of memory?"
            ) from None
        child.join()
        if not done:
            raise told
        return told

    return result


def _call(channel, function, arguments):
    # Ctrl-C is for the process that asked; it lets a brief under way come to its end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        told = True, function(*arguments)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where it is waited for
        told = False, error
    with suppress(BrokenPipeError):
        channel.send(told)
