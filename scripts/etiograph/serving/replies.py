"""What a request is answered with, as values that pass from one process to another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

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
    status, headers = 400, {}
    if isinstance(error, RefusedError):
        status, headers = error.http, error.headers
    elif isinstance(error, QueryTimeoutError):
        status = 504
    elif isinstance(error, UnknownTermError | UnknownQuestionError):
        status = 404
    elif not isinstance(error, InputSyntaxError) and error.status not in (2, 4):
        status = 500
    words = str(error)
    if len(words) > LONGEST:  # what was sent is not sent back whole
        words = f"{words[: LONGEST // 2]}…{words[-LONGEST // 2 :]}"
    return Reply(status, PLAIN, f"{words}\n".encode(), headers)


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
