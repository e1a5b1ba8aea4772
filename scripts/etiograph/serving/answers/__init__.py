"""What can be asked of a served graph: a module for each, found by its name.

Each has ``answer(graph, given, limits)``, which returns a reply, or raises an ``EtiographError``.
It runs in a child of the engine, which ends with it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from typing import Any

from etiograph.serving.limits import Limits
from etiograph.serving.replies import Reply
from etiograph.serving.served import ServedGraph

Answer = Callable[[ServedGraph, Mapping[str, Any], Limits], Reply]


def load() -> dict[str, Answer]:
    """Return all of them, imported, by name."""
    names = sorted(one.name for one in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}").answer for name in names}
