"""Spreads work over processes; what is left of it dies with the process that asked for it."""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.process
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent import futures
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from typing import TypeVar

from etiograph.errors import OutputError

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 2
"""Items that are under way for each process; a result waits until those before it are taken."""


def available() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def mapped(
    work: Callable[[Item], Result], items: Iterable[Item], processes: int, ahead: int = AHEAD
) -> Generator[Result, None, None]:
    """Yield the result of ``work`` for each item, in the order of the items.

    Args:
        work: a function of a module, perhaps with arguments bound by ``functools.partial``.
        items: are taken as they are needed.
        processes: with one, the work is done here.
        ahead: items that are under way for each process.

    Raises:
        OutputError: if the system ends a process, as it does where memory runs out.
        Exception: whatever ``work`` raises, for the first item for which it does.
    """
    if processes == 1:
        yield from map(work, items)
        return
    # Not forked: an engine's threads would not be there in the child, and its locks would.
    pool = futures.ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _begin)
    waiting: deque[futures.Future[Result]] = deque()
    try:
        for item in items:
            with _unstopped():
                waiting.append(pool.submit(work, item))
            if len(waiting) >= ahead * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        what = "a process was ended by the system, perhaps for want of memory"
        raise OutputError("work", what, "free some memory, and run it again") from error
    except BaseException:
        _killed(list((getattr(pool, "_processes", None) or {}).values()))
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _killed(there: list[multiprocessing.process.BaseProcess]) -> None:
    """End processes at once: what they do is of no use to anybody now.

    All stand still before the first is gone, or one that begins would miss what went with it.
    """
    for process in there:
        if hasattr(signal, "SIGSTOP") and process.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGSTOP)
    for process in there:
        process.kill()


@contextlib.contextmanager
def _unstopped() -> Iterator[None]:
    """Hold Ctrl-C back while a process is started: it has that too, until it can pass it over."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # Another thread may take the signal, so that a mask alone would not hold it back here.
    held: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: held.append(number))
    masks = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if masks else set()
    try:
        yield
    finally:
        if masks:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, handler)
        if held and callable(handler):
            handler(held[0], None)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
