"""Runs work that the engine cannot be asked to stop: in a child process that can be killed.

Threads, signal handlers and Ctrl-C do not stop a query of pyoxigraph, and some hostile queries
end the process; only a process of its own bounds it. The child inherits the open graph by fork.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from etiograph.errors import UNREADABLE, EtiographError, QueryError, QueryTimeoutError
from etiograph.rdf import hosts


def run(work: Callable[[], int], seconds: float) -> int:
    """Run ``work`` for at most so many seconds and return its exit status.

    Where the system has no fork, the work runs here and without limit.

    Raises:
        QueryTimeoutError: if it takes longer.
        QueryError: if the engine dies of it.
    """
    if not hasattr(os, "fork"):
        return work()
    sys.stdout.flush()
    child = multiprocessing.get_context("fork").Process(target=_child, args=(work,))
    child.start()
    try:
        child.join(seconds)
    except BaseException:
        child.kill()
        child.join()
        raise
    if child.is_alive():
        child.kill()
        child.join()
        hint = "ask for less, or allow more with --timeout"
        raise QueryTimeoutError("query", f"not done after {seconds:g} seconds", hint)
    if child.exitcode is None or child.exitcode < 0:
        raise QueryError("query", "the engine died of it", "simplify the query")
    return child.exitcode


@contextlib.contextmanager
def sealed(more: int = 0) -> Iterator[None]:
    """Let nothing be opened meanwhile: no file, no socket; the limit is the kernel's.

    A query that asks for another host or a file fails, however it spells that. Meant for the
    child of ``run``; where the system knows no such limit, nothing is held.

    Args:
        more: how many files the engine opens when it reads them. If there are any, no host can be
            reached from then on, where the system is Linux; elsewhere the limit is their number.
    """
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if more:
        hosts.forbid()
    resource.setrlimit(resource.RLIMIT_NOFILE, (_room(more, soft), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def _room(more: int, most: int) -> int:
    """Return the limit below which so many numbers of files are free, or the limit that stands."""
    used = {int(one.name) for one in Path("/dev/fd").iterdir() if one.exists()} if more else set()
    limit = 0
    while more:
        more -= limit not in used
        limit += 1
    return limit if most < 0 else min(limit, most)  # below 0: there is none


def _child(work: Callable[[], int]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is asked, and kills
    try:
        status = work()
        sys.stdout.flush()
    except EtiographError as error:
        print(f"etiograph: {error}", file=sys.stderr)  # noqa: T201 - the parent cannot see it
        status = error.status
    except BrokenPipeError:
        status = 0
    except OSError as error:
        reason = (error.strerror or "cannot be written").lower()
        print(f"etiograph: standard output: {reason}; free some room", file=sys.stderr)  # noqa: T201
        status = UNREADABLE
    os._exit(status)
