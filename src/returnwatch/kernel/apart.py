"""A call in a process of its own: what it holds in memory is given back when it ends, and this process goes on meanwhile."""

import multiprocessing
import signal
from contextlib import suppress

from returnwatch.errors import BuildError
from returnwatch.kernel.server import context, deaf, warm_up
from returnwatch.startup import skip_iri_grammar


def apart(function, *arguments):
    """Start a call in a fork of the server; only where `forks`.

    Args:
        function: A function of a module.
        arguments: What it is given; they are pickled.

    Returns:
        A function without arguments that waits for the end and gives what the call gave, or raises what it raised.
        It raises a `BuildError` if the process was killed.
    """
    warm_up()
    return _started(context(), function, arguments)


def anew(function, *arguments):
    """The same in a process that is started anew and takes with it, when it ends, all that it had to import."""
    return _started(multiprocessing.get_context("spawn"), function, arguments, daemon=True)


def _started(context, function, arguments, **options):
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_call, args=(theirs, function, arguments), **options)
    with deaf():
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
    skip_iri_grammar()
    try:
        told = True, function(*arguments)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where it is waited for
        told = False, error
    with suppress(BrokenPipeError):
        channel.send(told)
