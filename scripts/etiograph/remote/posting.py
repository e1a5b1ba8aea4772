"""Posts a form to a server of the user's choice, and reads a bounded answer."""

from __future__ import annotations

import base64
import http.client
import os
import re
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NoReturn
from urllib import error as failing
from urllib import parse, request

from etiograph.errors import InputError, QueryError, QueryTimeoutError, UsageError

SECONDS, MOST, PIECE = 60.0, 1 << 28, 1 << 16
LINE, REASON = 4096, 160
"""Bytes of a refusal that are read, and characters of it that are said."""
TOKEN = "ETIOGRAPH_ENDPOINT_TOKEN"  # noqa: S105 - the name of a variable
LOOPBACK = re.compile(r"localhost|127(?:\.\d+){3}|::1")
MOVED, LOCKED, SLOW, UNFIT = (301, 302, 307, 308), (401, 403, 407), (408, 504), 400
"""Statuses of HTTP (RFC 9110, section 15) that are told apart."""
AWAY = "check the address, and that the server runs"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is, and how to be let in.

    Attributes:
        url: without user and password.
        authorization: value of the header that lets in; empty without. Never shown.
    """

    url: str
    authorization: str = field(default="", repr=False)

    def __str__(self) -> str:
        """Return the address for a message: a query string may hold a secret, so it is left out."""
        parts = parse.urlsplit(self.url)
        return parse.urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


def address(url: str) -> Address:
    """Return the address that a URL is.

    User and password stand in the URL, or a bearer token in ``ETIOGRAPH_ENDPOINT_TOKEN``. They are
    sent to this host only, and in the clear to this machine only.

    Raises:
        UsageError: if it is no http or https URL, or would give away a secret.
    """
    try:
        parts = parse.urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, parts, port = "", parse.SplitResult("", "", "", "", ""), None
    if parts.scheme not in ("http", "https") or not host or re.search(r"[\s\x00-\x1f\x7f]", url):
        hint = "write it like https://example.org/sparql"
        raise UsageError("endpoint", "not an http or https URL", hint)
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port is None else f"{shown}:{port}"
    bare = parse.urlunsplit((parts.scheme, netloc, parts.path or "/", parts.query, ""))
    authorization, token = "", os.environ.get(TOKEN, "")
    if parts.username is not None:
        pair = f"{parse.unquote(parts.username)}:{parse.unquote(parts.password or '')}"
        authorization = "Basic " + base64.b64encode(pair.encode()).decode()
    elif token:
        if not re.fullmatch(r"[\x21-\x7e]+", token):
            raise UsageError(TOKEN, "not a bearer token", "one word, without blanks")
        authorization = f"Bearer {token}"
    made = Address(bare, authorization)
    if authorization and parts.scheme == "http" and not LOOPBACK.fullmatch(host):
        raise UsageError(made, "a password would go in the clear", "use https")
    return made


def post(to: Address, fields: Mapping[str, str], accept: str, seconds: float, most: int) -> bytes:
    """Return what a server answers to a form.

    Certificates are checked. A server may send on to another address, five times at most, never
    from https to http; a secret does not go along to another host.

    Args:
        to: the server.
        fields: the form.
        accept: media type that is wanted.
        seconds: longest wait, reading included.
        most: bytes of the largest answer that is read.

    Raises:
        InputError: if the server cannot be reached, or refuses.
        QueryError: if it finds fault with the form, or answers with more than is read.
        QueryTimeoutError: if it takes longer.
    """
    until = time.monotonic() + seconds
    body = parse.urlencode(fields).encode()
    try:
        with _opened(to, body, accept, until) as answer:
            return _read(to, answer, until, seconds, most)
    except failing.HTTPError as error:
        with error:
            _refused(to, error, seconds)
    except TimeoutError as error:
        raise _late(to, seconds) from error
    except failing.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _late(to, seconds) from error
        raise InputError(to, _reason(error.reason), AWAY) from error
    except (OSError, http.client.HTTPException) as error:
        raise InputError(to, _reason(error), AWAY) from error


def _opened(to: Address, body: bytes, accept: str, until: float) -> http.client.HTTPResponse:
    opener = request.OpenerDirector()
    handlers = (
        request.ProxyHandler(),
        request.HTTPHandler(),
        request.HTTPSHandler(context=ssl.create_default_context()),
        request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(),
    )
    for one in handlers:
        opener.add_handler(one)
    for _ in range(6):
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        headers |= {"Accept-Encoding": "identity", "User-Agent": "etiograph"}
        if to.authorization:
            headers["Authorization"] = to.authorization
        asked = request.Request(to.url, body, headers, method="POST")  # noqa: S310 - see address
        try:
            answer: http.client.HTTPResponse = opener.open(asked, timeout=_left(until))
        except failing.HTTPError as error:
            if error.code not in MOVED:
                raise
            with error:
                to = _moved(to, error.headers.get("Location", ""))
        else:
            return answer
    raise InputError(to, "sends on and on", AWAY)


def _moved(to: Address, where: str) -> Address:
    before, after = parse.urlsplit(to.url), parse.urlsplit(parse.urljoin(to.url, where))
    safe = after.scheme in ("http", "https") and (before.scheme, after.scheme) != ("https", "http")
    if not where or not safe or after.username is not None or not where.isprintable():
        raise InputError(to, "sends on to where this does not go", AWAY)
    same = (before.scheme, before.netloc) == (after.scheme, after.netloc)
    moved = replace(to, url=parse.urlunsplit(after._replace(fragment="")))
    return moved if same else replace(moved, authorization="")


def _read(
    to: Address, answer: http.client.HTTPResponse, until: float, seconds: float, most: int
) -> bytes:
    pieces, size = [], 0
    # read1 gives what has come: a server that sends drop by drop is held to the time as well.
    while piece := answer.read1(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            hint = "ask for less, for example with LIMIT"
            raise QueryError(to, f"answers with more than {most >> 20} MiB", hint)
        if time.monotonic() > until:
            raise _late(to, seconds)
    if answer.length:  # what was announced and did not come
        raise http.client.IncompleteRead(b"", answer.length)
    return b"".join(pieces)


def _left(until: float) -> float:
    return max(0.001, until - time.monotonic())


def _refused(to: Address, error: failing.HTTPError, seconds: float) -> NoReturn:
    said = _first_line(error)
    what = f"answers {error.code}" + (f": {said}" if said else "")
    if error.code in LOCKED:
        hint = f"give user and password in the URL, or a token in {TOKEN}"
        raise InputError(to, what, hint)
    if error.code == UNFIT:
        raise QueryError(to, what, "this store does not take the query")
    if error.code in SLOW:
        raise _late(to, seconds)
    raise InputError(to, what, AWAY)


def _first_line(error: failing.HTTPError) -> str:
    """Return the first line of a refusal, short and harmless on a terminal; none of a page."""
    if "html" in error.headers.get("Content-Type", "").lower():
        return ""
    try:
        said = error.read(LINE).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return ""
    lines = [_harmless(one) for one in said.splitlines()]
    return next((one for one in lines if one), "")[:REASON].rstrip(". ")


def _reason(error: object) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate is not valid here"
    if isinstance(error, http.client.HTTPException):
        return "its answer breaks off, or is no HTTP"
    words = getattr(error, "strerror", None) or str(error)
    return "cannot be reached: " + _harmless(str(words)).lower()


def _harmless(words: str) -> str:
    """Return words without what steers a terminal or turns the direction of writing."""
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())


def _late(to: Address, seconds: float) -> QueryTimeoutError:
    hint = "ask for less, or allow more time"
    return QueryTimeoutError(to, f"no whole answer after {seconds:g} seconds", hint)
