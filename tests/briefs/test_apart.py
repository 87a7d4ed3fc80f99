"""A call in a process of its own gives what it gives here, raises what it raises here, and takes nothing along when it dies."""

import os
import signal

import pytest

from returnwatch.errors import BuildError
from returnwatch.kernel.apart import anew, apart

both = pytest.mark.parametrize("start", [apart, anew])


def whose(number):
    return number, os.getpid()


def refuse(text):
    raise BuildError(text)


def die():
    os.kill(os.getpid(), signal.SIGKILL)


@both
def test_it_runs_elsewhere_and_gives_what_it_gave(start):
    first, second = start(whose, 1), start(whose, 2)
    (one, there), (two, elsewhere) = first(), second()
    assert (one, two) == (1, 2) and len({there, elsewhere, os.getpid()}) == 3


@both
def test_what_it_raises_is_raised_where_it_is_waited_for(start):
    with pytest.raises(BuildError, match="^a link leads nowhere$"):
        start(refuse, "a link leads nowhere")()


@both
def test_one_that_is_killed_is_told_in_a_line(start):
    with pytest.raises(BuildError, match="^die: its process died"):
        start(die)()
