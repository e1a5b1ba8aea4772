"""Holds who is told of long work that a command does because a graph is new to it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from contextvars import ContextVar
from pathlib import Path

Told = Callable[[Path, str], AbstractContextManager[object]]


def _nobody(_graph: Path, _name: str) -> AbstractContextManager[None]:
    return contextlib.nullcontext()


making: ContextVar[Told] = ContextVar("making", default=_nobody)
"""Gives, for a graph and the name of a form that is made of it, what lasts while it is made."""
