"""Keeps an answer short enough for the context of a language model, and says what it leaves out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etiograph.notice import NOTICE
from etiograph.serving.replies import JSON, RefusedError, Reply
from etiograph.site import rendering
from etiograph.vocabulary import kind_of, shorten

CHARACTERS = 12_000
"""Of a whole answer, as JSON."""
LONGEST = 300
"""Characters of one text in it."""
CLAIMS = ("claim", "literature-claim")
"""Kinds whose IRIs are written in full, for they are what an answer rests on."""
ROOM = CHARACTERS - 1500
"""What rows may take of an answer; the rest is for what is said around them."""
MESSAGE = 1000
"""Characters of a message."""
COMMANDS = (
    (re.compile(r"see: etiograph (terms|questions)(?: \w+)?"), r"see the tool \1"),
    (re.compile(r"see /explore(?:\?words=\w+)?"), "see the tool terms"),
    (re.compile(r"see /question/index\.html"), "see the tool questions"),
    (re.compile(r"/query\?question=(cq-\d+)&?"), r"the tool question with name=\1 and values "),
    (re.compile(r"&?\$(\w+=\S+?)(?=&\$|$)"), r"\1 "),
    (re.compile(r"etiograph query (cq-\d+)"), r"the tool question with name=\1 and values"),
)
"""Messages name commands and pages; a model has tools."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """Some of many things.

    Attributes:
        rows: those that are given.
        count: how many there are.
        skip: how many were passed over before.
    """

    rows: list[Any]
    count: int
    skip: int = 0

    def left_out(self, of: str, rest: str = "the same with", *, least: bool = False) -> list[Row]:
        """Return what is left out after these, in a list; an empty list if nothing is.

        Args:
            of: what they are.
            rest: what to call with the number that is to be skipped, in words.
            least: whether there may be more of them than were counted.
        """
        through = self.skip + len(self.rows)
        left = self.count - through
        if left <= 0:
            return []
        count = f"at least {left}" if least else left
        return [{"of": of, "count": count, "rest": f"{rest} skip={through}"}]


def part(
    every: Sequence[Any], tell: Callable[[Any], Any], *, most: int, skip: int = 0, room: int
) -> Part:
    """Return as many of some things as may be given and have room; where any may, one at least.

    Args:
        every: all of them; only those that are given are told.
        tell: says one of them.
        most: how many may be given.
        skip: how many to pass over first.
        room: characters, as JSON.
    """
    rows: list[Any] = []
    for one in every[skip : skip + most]:
        row = tell(one)
        room -= size(row) + 1
        if room < 0 and rows:
            break
        rows.append(row)
    return Part(rows, len(every), skip)


def size(value: object) -> int:
    """Return how many characters a value takes as JSON."""
    return len(_json(value))


def text(words: str) -> str:
    """Return a text without what cannot be seen in it, cut where it is long.

    >>> text("pain " * 100)[-12:]
    'n pain pain…'
    """
    seen = str(rendering.shown(words[: 2 * LONGEST]))
    return seen if len(seen) <= LONGEST else f"{seen[: LONGEST - 1].rstrip()}…"


def message(words: str) -> str:
    """Return a message in one line, with tools in the place of commands.

    >>> message("nonsense: no such term; see: etiograph terms")
    'nonsense: no such term; see the tool terms'
    """
    line = " ".join(str(rendering.shown(" ".join(words.split()))).split())
    for command, tool in COMMANDS:
        line = command.sub(tool, line)
    return line if len(line) <= MESSAGE else f"{line[: MESSAGE - 1]}…"


def name(iri: str) -> str:
    """Return the prefixed name of an IRI; of a claim, the IRI."""
    return text(iri if kind_of(iri) in CLAIMS else shorten(iri))


def reply(content: Row) -> Reply:
    """Return an answer, with what every answer says of itself.

    Raises:
        RefusedError: 413 if it is too long all the same.
    """
    said = _json({"notice": NOTICE, **content})
    if len(said) > CHARACTERS:
        raise RefusedError(413, f"an answer of more than {CHARACTERS} characters", "ask for less")
    return Reply(200, JSON, said.encode())


def filled(row: Mapping[str, Any]) -> Row:
    """Return a row without what is empty in it."""
    return {key: value for key, value in row.items() if value not in ("", [], None)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
