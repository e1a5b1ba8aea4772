"""Writes the attributes of a labelled graph as text of XML, and reads them back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET
from xml.sax import saxutils

from etiograph.errors import ExportError, InputError, InputSyntaxError
from etiograph.exchange.graph_fields import Field
from etiograph.exchange.property_graph import Value

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document can hold, not even escaped: production 2 (Char) of XML 1.0."""
RETURN = {"\r": "&#13;"}
"""A parser takes a bare carriage return for a line feed: section 2.11 of XML 1.0."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text(said: str) -> str:
    """Return text as the content of an element.

    Raises:
        ExportError: if it has a character that XML cannot hold.
    """
    return saxutils.escape(_allowed(said), RETURN)


def quoted(said: str) -> str:
    """Return text as the value of an attribute, in its quotation marks.

    Raises:
        ExportError: if it has a character that XML cannot hold.
    """
    return saxutils.quoteattr(_allowed(said), RETURN)


def written(value: Value) -> str:
    """Return a value as text; several are a JSON array, so that no delimiter can stand in them."""
    if isinstance(value, tuple):
        return json.dumps(list(value), ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else str(value)


def valued(said: str, kind: str, field: Field) -> Value:
    """Return the value of a text: the inverse of ``written``.

    Args:
        said: the text.
        kind: the type that the file declares: ``int``, ``boolean`` or another.
        field: what it is a value of.

    Raises:
        InputSyntaxError: if it is no value of this type.
    """
    try:
        if field.many:
            return tuple(map(str, json.loads(said)))
        return int(said) if kind == "int" else said == "true" if kind == "boolean" else said
    except (ValueError, TypeError) as error:
        raise InputSyntaxError(field.name, f"{said!r} is no value of it", "export anew") from error


def tree(files: Mapping[str, bytes], name: str) -> ET.Element:
    """Return the document of a file.

    Raises:
        InputError: if the file is missing.
        InputSyntaxError: if it is not well-formed, not UTF-8, or declares a document type.
    """
    if name not in files:
        raise InputError(name, "missing", "export anew")
    try:
        written = files[name].decode()
        if "<!DOCTYPE" in written:
            what = "declares a document type, which could make it grow without end"
            raise InputSyntaxError(name, what, "export anew")
        return ET.fromstring(written)  # noqa: S314 - without a document type there are no entities
    except (ET.ParseError, UnicodeDecodeError) as error:
        raise InputSyntaxError(name, f"not well-formed: {error}", "export anew") from error


def _allowed(said: str) -> str:
    found = FORBIDDEN.search(said)
    if found:
        what = f"holds U+{ord(found[0]):04X}, which XML cannot hold"
        raise ExportError(repr(said), what, "take it out of the graph")
    return said
