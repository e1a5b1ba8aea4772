"""Lets two folders change places in one step, where the system can."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

AT_FDCWD = -100
"""Paths start at the current folder: ``linux/fcntl.h``."""
RENAME_EXCHANGE = 1 << 1
"""``linux/fs.h``."""
UNABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})
"""What a system answers that has no such call, a file system that cannot, or a sandbox."""


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step (renameat2(2), RENAME_EXCHANGE).

    Linux has it since 3.15, its C libraries since glibc 2.28; ext4, XFS, Btrfs and tmpfs can do it.

    Returns:
        Whether it was done; False where it cannot be done at all.

    Raises:
        FileNotFoundError: if one of them is not there.
        OSError: if it is refused for another reason.
    """
    if sys.platform != "linux":
        return False
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    if not call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE):
        return True
    number = ctypes.get_errno()
    if number in UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(other))
