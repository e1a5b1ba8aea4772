"""Finds the formats: each module of the folder ``formats`` is one."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

from etiograph import formats
from etiograph.errors import MissingPackageError, UnknownFormatError
from etiograph.exchange.content import Content
from etiograph.terms import suggestions


class Module(Protocol):
    """What a module of the folder ``formats`` has."""

    __name__: str
    __doc__: str | None
    TITLE: str
    """Its name as people write it."""
    EXTRACT: bool
    """Whether it is meant for a part of the graph only; then no remainder is kept beside it."""

    def files(self, content: Content) -> dict[str, bytes]:
        """Return the files of an export, by relative path."""
        ...

    def said(self, files: Mapping[str, bytes]) -> set[ox.Quad]:
        """Return the quads that such files say."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format that the graph can be exported to.

    Attributes:
        name: of its module, with hyphens; what the command takes, and the folder of its files.
        title: its name as people write it.
        description: what it holds, in a sentence.
        module: writes and reads it.
    """

    name: str
    title: str
    description: str
    module: Module


def all_formats() -> list[Format]:
    """Return every format, by name."""
    found = []
    for one in sorted(pkgutil.iter_modules(formats.__path__), key=lambda one: one.name):
        if one.name.startswith("_"):
            continue
        module: Module = importlib.import_module(f"{formats.__name__}.{one.name}")
        first = (module.__doc__ or "").strip().partition("\n")[0]
        found.append(Format(one.name.replace("_", "-"), module.TITLE, first, module))
    return found


def ready(forms: Iterable[Format]) -> None:
    """Check that the packages are installed which formats need: ``NEEDS`` of their modules.

    Raises:
        MissingPackageError: naming the first that is not; said before any work is done.
    """
    for one in forms:
        for package in getattr(one.module, "NEEDS", ()):
            if importlib.util.find_spec(package) is None:
                hint = "run: pip install 'etiograph[frames]', or leave the format out"
                raise MissingPackageError(package, f"needed for {one.name}, not installed", hint)


def named(name: str) -> Format:
    """Return the format of a name.

    Raises:
        UnknownFormatError: if there is none.
    """
    known = {one.name: one for one in all_formats()}
    if name not in known:
        near = suggestions.near(name, known, most=1)
        hint = f"did you mean {near[0]}?" if near else f"one of: {', '.join(known)}"
        raise UnknownFormatError(name, "no such format", hint)
    return known[name]
