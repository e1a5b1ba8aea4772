"""What a model can ask: a module for each tool, found by its name.

Each has ``tool(ask)``, which returns the function of the tool: its signature is what the tool
takes, its docstring what a model reads of it.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil

from etiograph.modelcontext.asking import Asking, Function


def load(ask: Asking) -> dict[str, tuple[Function, str]]:
    """Return the function of each tool, and what is said of it, by its name."""
    names = sorted(one.name for one in pkgutil.iter_modules(__path__))
    made = {name: importlib.import_module(f"{__name__}.{name}").tool(ask) for name in names}
    return {
        name: (one, " ".join((inspect.getdoc(one) or "").split())) for name, one in made.items()
    }
