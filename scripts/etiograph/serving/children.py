"""Lets each request be worked on by a child process that is held within limits by the kernel."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from etiograph.errors import EtiographError
from etiograph.rdf import bounded
from etiograph.serving import replies
from etiograph.serving.limits import Limits
from etiograph.serving.replies import Reply

PARENT_DEATH = 1
"""``PR_SET_PDEATHSIG`` of prctl(2)."""
TICKS = os.sysconf("SC_CLK_TCK")
Work = Callable[[], Reply]


class TooLargeError(Exception):
    """An answer grows beyond what is sent."""


def begin(work: Work, handle: int, words: int, limits: Limits, later: int) -> int:
    """Start a child that does some work and writes its reply, packed, into a pipe; return its id.

    Args:
        work: what to do.
        handle: of the pipe; closed here.
        words: handle of the file that is the child's standard error (``last_words.opened``).
        limits: of the child.
        later: files that the engine may open as it reads (``opening.unopened``).
    """
    child = os.fork()
    if child:
        os.close(handle)
        return child
    status = 1
    try:
        os.dup2(words, 2)
        _hold(limits)
        with bounded.sealed(later):
            reply = _reply(work, limits)
        with contextlib.suppress(BrokenPipeError):  # nobody waits for it any more
            _write(handle, reply.packed())
        status = 0
    except BaseException as error:  # noqa: BLE001 - a child goes no further than this
        last = traceback.extract_tb(error.__traceback__)[-1]
        sys.stderr.write(f"{type(error).__name__} at {last.filename}:{last.lineno}\n")
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)


def taken(child: int) -> tuple[float, int] | None:
    """Return the seconds of the processor that a process has used, and the bytes that it holds.

    None where they cannot be read.
    """
    try:
        said = Path(f"/proc/{child}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    fields = said.rpartition(")")[2].split()
    seconds = (int(fields[11]) + int(fields[12])) / TICKS
    return seconds, int(fields[21]) * resource.getpagesize()


def _hold(limits: Limits) -> None:
    """Put the child within its limits; it ends when its parent does."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(name, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH, signal.SIGKILL, 0, 0, 0)
        with contextlib.suppress(OSError):  # the system is to end a child before the engine
            Path("/proc/self/oom_score_adj").write_text("1000", encoding="utf-8")
    if parent == 1 or os.getppid() != parent:
        os._exit(1)  # it went before it was asked to take its children along
    seconds = int(limits.seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # SIGXCPU, then SIGKILL
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    held, there = _address_space()
    if held:
        # What is mapped, and not yet there, can still be filled; it is counted as if it were, as
        # long as enough is left to work with.
        most = held + limits.memory - min(held - there, limits.memory // 4)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _address_space() -> tuple[int, int]:
    """Return the bytes that are mapped, and those of them that are there; 0 where unknown."""
    try:
        held, there = Path("/proc/self/statm").read_text(encoding="ascii").split()[:2]
    except OSError:
        return 0, 0
    return int(held) * resource.getpagesize(), int(there) * resource.getpagesize()


def _reply(work: Work, limits: Limits) -> Reply:
    try:
        found = work()
    except EtiographError as error:
        return replies.refusal(error)
    except TooLargeError:
        return replies.large(f"the answer is larger than {limits.answer >> 20} MiB")
    except MemoryError:
        return replies.large("takes more memory than one may")
    if len(found.body) > limits.answer:
        return replies.large(f"the answer is larger than {limits.answer >> 20} MiB")
    return found


def _write(handle: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]
