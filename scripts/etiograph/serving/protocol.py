"""Reads a request of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from etiograph.serving.replies import RefusedError

FORM, QUERY, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
GRAPHS = ("default-graph-uri", "named-graph-uri")
FIELDS = 200
"""Most parameters of one request."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A query operation.

    Attributes:
        query: text of the query; None where none was sent.
        default, named: IRIs of the graphs of the dataset; none for that of the service.
        form: format that was asked for by name, or empty.
        given: further parameters: values of variables, as ``$name``.
    """

    query: str | None
    default: tuple[str, ...]
    named: tuple[str, ...]
    form: str
    given: Mapping[str, str]


def of_get(query_string: bytes) -> Operation:
    """Return the operation of a GET.

    Raises:
        RefusedError: 400 if it is none; also for an update, which is only sent by POST.
    """
    fields = _fields(query_string)
    if any(name == "update" for name, _ in fields):
        raise RefusedError(400, "an update, by GET", "this graph is only read: ask by query=")
    return _operation(fields, None)


def of_post(query_string: bytes, kind: str, body: bytes) -> Operation:
    """Return the operation of a POST.

    Args:
        query_string: of the address.
        kind: the header Content-Type.
        body: of the request.

    Raises:
        RefusedError: 400 if it is none, 403 for an update, 415 for another kind of body.
    """
    media, _, rest = kind.partition(";")
    media, fields = media.strip().lower(), _fields(query_string)
    charset = (
        rest.lower().replace(" ", "").replace('"', "").partition("charset=")[2].partition(";")[0]
    )
    if media == UPDATE or (media == FORM and any(n == "update" for n, _ in _fields(body))):
        raise RefusedError(403, "an update", "this graph is only read: ask by query=")
    if charset not in ("", "utf-8"):
        raise RefusedError(415, f"a body in {charset[:40]}", "send UTF-8")
    if media == QUERY:
        if any(name == "query" for name, _ in fields):
            raise RefusedError(400, "a query in the body and in the address", "send one")
        return _operation(fields, _text(body))
    if media == FORM:
        # The tests of the W3C send the graphs of a form in the address.
        both = [*fields, *_fields(body)]
        return _operation(both, None)
    what = f"a body of the type {media[:40]!r}" if media else "a body without a type"
    raise RefusedError(415, what, f"send {FORM} or {QUERY}", {"Accept-Post": f"{FORM}, {QUERY}"})


def _operation(fields: Sequence[tuple[str, str]], query: str | None) -> Operation:
    queries = [value for name, value in fields if name == "query"]
    if len(queries) > 1:
        raise RefusedError(400, "more than one query", "send one")
    default, named = (tuple(v for n, v in fields if n == graph) for graph in GRAPHS)
    form = next((value for name, value in fields if name in ("format", "output")), "")
    given = {name[1:]: value for name, value in fields if name.startswith("$") and value}
    return Operation(
        query if query is not None else next(iter(queries), None), default, named, form, given
    )


def _fields(content: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            _text(content),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=FIELDS,
        )
    except UnicodeDecodeError as error:
        raise RefusedError(400, "not UTF-8", "send UTF-8, percent-encoded") from error
    except ValueError as error:
        raise RefusedError(400, "more parameters than a request may have", "send fewer") from error


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "not UTF-8", "send UTF-8") from error
