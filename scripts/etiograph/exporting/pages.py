"""Gives the page of each format: what its files hold, and how to load them."""

from __future__ import annotations

import re
from collections.abc import Callable

from etiograph import locations
from etiograph.errors import InputError

FOLDER = "docs/exports"
README = "README.md"
LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
"""A link of a page: its words, and where it leads."""
SIBLING = re.compile(r"([a-z0-9-]+)\.md")
WEB = re.compile(r"https?://")


def all_pages() -> dict[str, str]:
    """Return every page as Markdown, by name: those of the formats, and those that formats share.

    Raises:
        InputError: if the folder of the pages is missing.
    """
    found = locations.files(locations.root() / FOLDER, "*.md")
    return {path.stem: path.read_text(encoding="utf-8") for path in found}


def siblings(text: str) -> tuple[str, ...]:
    """Return the names of the pages that a page links, each once.

    >>> siblings("As in [Parquet](parquet.md); see [the model](../model.md).")
    ('parquet',)
    """
    found = (SIBLING.fullmatch(link[2]) for link in LINK.finditer(text))
    return tuple(dict.fromkeys(one[1] for one in found if one))


def beside(name: str) -> dict[str, bytes]:
    """Return what stands in the folder of an export for whoever is handed it.

    Its page is ``README.md``; the pages that this one links stand beside it. Links to anything
    else of the project are plain text, for it is not there.

    Raises:
        InputError: if the format has no page.
    """
    known = all_pages()
    if name not in known:
        raise InputError(f"{FOLDER}/{name}.md", "no such page", "write it: what the files hold")
    here = {one: f"{one}.md" for one in siblings(known[name]) if one in known}
    here[name] = README
    return {file: _linked(known[one], here.get).encode() for one, file in sorted(here.items())}


def _linked(text: str, file: Callable[[str], str | None]) -> str:
    """Return a page in which links lead to files that are there, or out to the web."""

    def turned(link: re.Match[str]) -> str:
        if WEB.match(link[2]):
            return link[0]
        sibling = SIBLING.fullmatch(link[2])
        there = file(sibling[1]) if sibling else None
        return f"[{link[1]}]({there})" if there else link[1]

    return LINK.sub(turned, text)
