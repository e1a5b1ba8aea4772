"""The API for programs: what each operation takes, and the description of all (OpenAPI 3.1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from etiograph import __version__
from etiograph.notice import NOTICE
from etiograph.serving.replies import RefusedError

FIGURES = 9
"""Most figures of a number; of thousands, Python makes none."""


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter: its name here and for the engine, what it is, and how much it may be."""

    name: str
    passed: str
    words: str
    required: bool = False
    kind: str = "string"
    most: int = 400
    default: str | int = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API.

    Attributes:
        work: name of what the engine is asked.
        words: what it answers.
        fields: its parameters.
        fixed: what the engine is given beside them.
        parameters: whether further fields, named ``$name``, are values of parameters.
    """

    work: str
    words: str
    fields: tuple[Field, ...]
    fixed: Mapping[str, Any]
    parameters: bool = False

    def read(self, given: Mapping[str, str]) -> dict[str, Any]:
        """Return what the engine is given.

        Raises:
            RefusedError: 400 if a parameter is missing, or not of its kind.
        """
        found: dict[str, Any] = dict(self.fixed)
        for one in self.fields:
            value = given.get(one.name, "")
            if one.required and not value.strip():
                raise RefusedError(400, f"no {one.name}", f"send {one.name}=, {one.words}")
            if len(value) > one.most and one.kind == "string":
                raise RefusedError(400, f"{one.name} is too long", f"{one.most} characters at most")
            if one.kind == "integer":
                value = value or str(one.default)
                whole = value.isascii() and value.isdecimal() and len(value) <= FIGURES
                if not whole or not 0 < int(value) <= one.most:
                    hint = f"send a whole number, {one.most} at most"
                    raise RefusedError(400, f"{one.name} is {value[:20]!r}", hint)
                found[one.passed] = int(value)
            else:
                found[one.passed] = value
        if self.parameters:
            pairs = ((name[1:], value) for name, value in given.items() if name.startswith("$"))
            found["given"] = {name: value for name, value in pairs if value}
        return found


WORDS = Field("words", "words", "what is the matter, in free words", required=True, most=2000)
OPERATIONS: Mapping[str, Operation] = {
    "ask": Operation(
        "ask",
        "What documents claim may lie behind what words describe: what was understood, candidates "
        "with every way and claim, other causes, red flags, what to rule out first.",
        (WORDS,),
        {"form": "json"},
    ),
    "path": Operation(
        "path",
        "Every causal path of up to six steps between two terms, a row for each claim of a step.",
        (
            Field(
                "from",
                "start",
                "a term by any of its names; of a nutrient its lack is meant",
                required=True,
            ),
            Field("to", "end", "a term, or a part of the body", required=True),
        ),
        {"form": "json"},
    ),
    "terms": Operation(
        "terms",
        "The terms whose names contain some words.",
        (
            Field("words", "words", "part of a name"),
            Field("kind", "kind", "only terms of this kind, such as symptom"),
            Field("limit", "most", "most terms", kind="integer", most=1000, default=50),
        ),
        {},
    ),
    "questions": Operation("questions", "The shipped questions, with their parameters.", (), {}),
    "question": Operation(
        "question",
        "The answer of a shipped question, as SPARQL 1.1 Query Results JSON; values of its "
        "parameters are sent as $name.",
        (Field("name", "question", "name of the question, or its number", required=True),),
        {"query": "", "form": "json", "accept": None},
        parameters=True,
    ),
}


@cache
def description() -> bytes:
    """Return the description of the API, as JSON."""
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Etiograph", "version": __version__, "description": NOTICE},
            "paths": {f"/api/{name}": {"get": _get(name, one)} for name, one in OPERATIONS.items()},
        },
        indent=1,
    ).encode()


def _get(name: str, one: Operation) -> dict[str, Any]:
    fields: list[dict[str, Any]] = [
        {
            "name": field.name,
            "in": "query",
            "required": field.required,
            "description": field.words,
            "schema": {"type": "string", "maxLength": field.most}
            if field.kind == "string"
            else {"type": "integer", "minimum": 1, "maximum": field.most, "default": field.default},
        }
        for field in one.fields
    ]
    if one.parameters:
        fields.append(
            {
                "name": "values",
                "in": "query",
                "description": "values of parameters, each as $name",
                "style": "form",
                "explode": True,
                "schema": {"type": "object", "additionalProperties": {"type": "string"}},
            }
        )
    line = {"content": {"text/plain": {"schema": {"type": "string"}}}}
    return {
        "operationId": name,
        "summary": one.words,
        "parameters": fields,
        "responses": {
            "200": {"description": "The answer.", "content": {"application/json": {}}},
            "400": {"description": "A parameter is missing or does not fit.", **line},
            "404": {"description": "No term or question goes by this name.", **line},
            "503": {"description": "Too much to do; ask again later.", **line},
            "504": {"description": "Not done in time.", **line},
        },
    }
