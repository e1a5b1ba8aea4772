"""Forbids a process to reach other hosts, by a filter of Linux for system calls.

The filter is of the kernel (https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html)
and cannot be taken back; what the process starts has it too. It refuses the calls by which a
process gets a socket.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import sys
from dataclasses import dataclass

LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
"""Instructions of the classic Berkeley Packet Filter."""
NUMBER, ARCHITECTURE = 0, 4
"""Where ``struct seccomp_data`` has the number of a call, and the architecture."""
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
NO_NEW_PRIVILEGES, SET_FILTER, BY_PROGRAM = 38, 22, 2
FOREIGN = 0x40000000
"""From here on, numbers of calls on x86-64 are those of another kind of program (x32)."""


@dataclass(frozen=True, slots=True)
class Machine:
    """An architecture: its number in the kernel, and those of what is refused there.

    Attributes:
        audit: as ``AUDIT_ARCH`` in ``linux/audit.h``.
        refused: ``socket`` and ``io_uring_setup``, as in ``asm/unistd.h``.
    """

    audit: int
    refused: tuple[int, ...]


MACHINES = {
    "x86_64": Machine(0xC000003E, (41, 425)),
    "aarch64": Machine(0xC00000B7, (198, 425)),
}


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def forbid() -> bool:
    """Let this process reach no host from now on; tell whether the system can do that.

    Meant for a child process: what is forbidden stays so until it ends.
    """
    machine = MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        return False
    steps = _steps(machine)
    program = _Program(len(steps), (_Step * len(steps))(*steps))
    control = ctypes.CDLL(None, use_errno=True).prctl
    control.argtypes = (ctypes.c_int, ctypes.c_ulong, *[ctypes.c_void_p] * 3)
    if control(NO_NEW_PRIVILEGES, 1, None, None, None) != 0:
        return False
    return bool(control(SET_FILTER, BY_PROGRAM, ctypes.addressof(program), None, None) == 0)


def _steps(machine: Machine) -> list[_Step]:
    """Return the filter: each jump counts the steps from the next one to the refusal, the last."""
    count = len(machine.refused)
    return [
        _Step(LOAD, 0, 0, ARCHITECTURE),
        _Step(EQUAL, 0, count + 3, machine.audit),
        _Step(LOAD, 0, 0, NUMBER),
        _Step(AT_LEAST, count + 1, 0, FOREIGN),
        *(_Step(EQUAL, count - n, 0, one) for n, one in enumerate(machine.refused)),
        _Step(RETURN, 0, 0, ALLOW),
        _Step(RETURN, 0, 0, REFUSE),
    ]
