"""What a request is answered with, as values that pass from one process to another."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus

from etiograph.errors import (
    EtiographError,
    InputSyntaxError,
    QueryTimeoutError,
    UnknownQuestionError,
    UnknownTermError,
)

PLAIN, HTML, JSON = "text/plain; charset=utf-8", "text/html; charset=utf-8", "application/json"

LONGEST = 1000
"""Characters of a refusal."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer.

    Attributes:
        status: of HTTP.
        kind: media type.
        body: bytes.
        headers: further ones, by name.
    """

    status: int
    kind: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)

    def packed(self) -> bytes:
        """Return it as bytes, which ``unpacked`` reads."""
        head = {"status": self.status, "kind": self.kind, "headers": dict(self.headers)}
        head["length"] = len(self.body)
        return json.dumps(head).encode() + b"\n" + self.body


def unpacked(content: bytes) -> Reply | None:
    """Return the reply in some bytes; None if they are not a whole one."""
    first, line, body = content.partition(b"\n")
    if not line:
        return None
    head = json.loads(first)
    if len(body) != head["length"]:
        return None
    return Reply(head["status"], head["kind"], body, head["headers"])


class RefusedError(EtiographError):
    """A request is refused; the status is that of HTTP.

    Attributes:
        http: status of HTTP.
        headers: of the answer.
    """

    def __init__(
        self, http: int, what: str, hint: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__("request", what, hint)
        self.http, self.headers = http, dict(headers or {})

    def __reduce__(self) -> tuple[type[EtiographError], tuple[str, str, str]]:
        raise TypeError("a refusal is answered where it is made")


def refusal(error: EtiographError) -> Reply:
    """Return the answer to a request that cannot be fulfilled: one line, as on the command line."""
    headers = error.headers if isinstance(error, RefusedError) else {}
    words = f"{str(error).removesuffix(error.hint)}{addressed(error.hint)}"
    if len(words) > LONGEST:  # what was sent is not sent back whole
        words = f"{words[: LONGEST // 2]}…{words[-LONGEST // 2 :]}"
    return Reply(_status(error), PLAIN, f"{words}\n".encode(), headers)


def _status(error: EtiographError) -> int:
    if isinstance(error, RefusedError):
        return error.http
    if isinstance(error, QueryTimeoutError):
        return 504
    if isinstance(error, UnknownTermError | UnknownQuestionError):
        return 404
    return 400 if isinstance(error, InputSyntaxError) or error.status in (2, 4) else 500


def refused(error: EtiographError) -> tuple[int, str]:
    """Return the status and the line of a refusal, for a page that says it."""
    reply = refusal(error)
    return reply.status, reply.body.decode().rstrip("\n")


def addressed(hint: str) -> str:
    """Return what to do next with addresses of this server in the place of commands.

    >>> addressed("see: etiograph terms pain")
    'see /explore?words=pain'
    >>> addressed("for example: etiograph query cq-03 nutrient=nutrient:vitamin-d")
    'for example: /query?question=cq-03&$nutrient=nutrient:vitamin-d'
    """
    hint = re.sub(r"see: etiograph terms (\w+)", r"see /explore?words=\1", hint)
    hint = hint.replace("see: etiograph terms", "see /explore")
    hint = hint.replace("see: etiograph questions", "see /question/index.html")
    before, command, rest = hint.partition("etiograph query ")
    if not command:
        return hint
    name, *given = shlex.split(rest)
    pairs = (one.partition("=") for one in given)
    fields = "".join(f"&${key}={quote_plus(value, safe=':')}" for key, _, value in pairs)
    return f"{before}/query?question={quote(name)}{fields}"


def slow(seconds: float) -> Reply:
    """Return the answer to a request that took too long."""
    words = f"request: not done after {seconds:g} seconds; ask for less\n"
    return Reply(504, PLAIN, words.encode())


def busy() -> Reply:
    """Return the answer to a request for which there is no room now."""
    words = b"request: the server has more to do than it can; ask again in a few seconds\n"
    return Reply(503, PLAIN, words, {"Retry-After": "5"})


def large(what: str) -> Reply:
    """Return the answer to a request whose answer would be too large."""
    words = f"request: {what}; ask for less, as by LIMIT\n"
    return Reply(413, PLAIN, words.encode())


def monster() -> Reply:
    """Return the answer to a query that the engine cannot read, for its depth."""
    return Reply(400, PLAIN, b"request: deeper than the engine can read; flatten it\n")


def died() -> Reply:
    """Return the answer to a request of which the engine died."""
    return Reply(500, PLAIN, b"request: the engine died of it; simplify it\n")
