"""Runs writers in processes of their own, and kills them: at a step, at a moment, or not at all."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

STEPS = ("open", "os.", "shutil.", "fcntl.", "ctypes.dlsym")
CLONE_NEWNS, CLONE_NEWUSER, MS_REC, MS_PRIVATE = 0x20000, 0x10000000, 1 << 14, 1 << 18
"""linux/sched.h and linux/mount.h."""


def forked(work: Callable[[], object]) -> int:
    """Do work in a child process, which has all that is in memory, and return its id."""
    with warnings.catch_warnings():
        # The child only writes files and dies; threads of the parent do not matter to it.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    status = 99
    try:
        work()
        status = 0
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException:  # noqa: BLE001 - the child must not go on as if it were the test
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)
    return 0


def ended(child: int) -> int:
    """Wait for a child: its exit status, or minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def done(work: Callable[[], object]) -> None:
    """Do work in a child, undisturbed."""
    assert ended(forked(work)) == 0


def said(work: Callable[[], object]) -> tuple[int, str]:
    """Do work in a child, and return its exit status and what it said on standard error."""
    end, start = os.pipe()

    def telling() -> object:
        os.dup2(start, 2)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        try:
            return work()
        finally:
            sys.stderr.flush()

    child = forked(telling)
    os.close(start)
    with os.fdopen(end, encoding="utf-8") as pipe:
        text = pipe.read()
    return ended(child), text


def at_each_step(work: Callable[[], object], folder: Path, piece: int = 1 << 20) -> Iterator[int]:
    """Kill work before its first step on a folder, before its second, and so on; give the count.

    A step is whatever the interpreter audits (open, rename, remove, mkdir, chmod, list, lock), each
    piece of a write (of so many bytes at most), and each flush. It ends when the work comes to its
    own end.
    """
    step = 0
    while True:
        step += 1
        status = ended(forked(lambda last=step: (dies_at(last, folder, piece), work())))
        if status == 0:
            return
        assert status == -signal.SIGKILL
        yield step


def at_moments(work: Callable[[], object], kills: int) -> Iterator[int]:
    """Kill work at moments spread evenly over the time that it takes; give the count."""
    start = time.perf_counter()
    done(work)
    length = time.perf_counter() - start
    for number in range(kills):
        child = forked(work)
        time.sleep(length * number / kills)
        os.kill(child, signal.SIGKILL)
        assert ended(child) in (-signal.SIGKILL, 0)
        yield number


def dies_at(last: int, folder: Path, piece: int) -> None:
    """Let this process die before its n-th step on a folder, or on anything after the first."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def audited(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(STEPS) and (
            count or any(str(one).startswith(str(folder)) for one in arguments)
        ):
            step()

    write, flush = os.write, os.fsync
    os.write = lambda handle, content: (step(), write(handle, content[:piece]))[1]
    os.fsync = lambda handle: (step(), flush(handle))[1]
    sys.addaudithook(audited)


def dies(item: int) -> int:
    """Return a number, but die at the fourth; spawned processes find this here."""
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def small_disk(place: Path, size: int) -> bool:
    """Put a real disk of so many bytes at a place, for this process only; tell whether it worked.

    As root, or as anybody where the system lets them have a namespace of their own (unshare(2)).
    """
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(CLONE_NEWNS):
        if libc.unshare(CLONE_NEWNS | CLONE_NEWUSER):
            return False
        maps = {"setgroups": "deny", "uid_map": f"0 {user} 1", "gid_map": f"0 {group} 1"}
        for name, text in maps.items():
            Path("/proc/self", name).write_text(text, encoding="ascii")
    if libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None):
        return False
    return not libc.mount(b"tmpfs", os.fsencode(place), b"tmpfs", 0, f"size={size}".encode())


def told(status: int, text: str) -> None:
    """Assert that a command failed as it should: status 3, and one line that says what to do."""
    assert status == 3, text
    assert text.startswith("etiograph: ")
    assert text.count("\n") == 1
    assert text.count("; ") == 1
