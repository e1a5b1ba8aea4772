"""Runs work that the engine cannot be asked to stop: in a child process that can be killed.

Threads, signal handlers and Ctrl-C do not stop a query of pyoxigraph, and some hostile queries
end the process; only a process of its own bounds it. The child inherits the open graph by fork.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable

from etiograph.errors import EtiographError, ParameterError, QueryTimeoutError


def run(work: Callable[[], int], seconds: float) -> int:
    """Run ``work`` for at most so many seconds and return its exit status.

    Where the system has no fork, the work runs here and without limit.

    Raises:
        QueryTimeoutError: if it takes longer.
        ParameterError: if the engine dies of it.
    """
    if not hasattr(os, "fork"):
        return work()
    sys.stdout.flush()
    child = multiprocessing.get_context("fork").Process(target=_child, args=(work,))
    child.start()
    child.join(seconds)
    if child.is_alive():
        child.kill()
        child.join()
        hint = "ask for less, or allow more with --timeout"
        raise QueryTimeoutError("query", f"not done after {seconds:g} seconds", hint)
    if child.exitcode is None or child.exitcode < 0:
        raise ParameterError("query", "the engine died of it", "simplify the query")
    return child.exitcode


def _child(work: Callable[[], int]) -> None:
    try:
        status = work()
    except EtiographError as error:
        print(f"etiograph: {error}", file=sys.stderr)  # noqa: T201 - the parent cannot see it
        status = error.status
    except BrokenPipeError:
        os._exit(0)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os._exit(0)
    os._exit(status)
