"""The API for programs: what each operation takes, and the description of all (OpenAPI 3.1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from starlette.datastructures import QueryParams

from etiograph import __version__
from etiograph.notice import NOTICE
from etiograph.serving import ask_schema, schemas, sparql_forms
from etiograph.serving.replies import JSON, PLAIN, RefusedError
from etiograph.serving.schemas import Schema

FIGURES = 9
"""Most figures of a number; of thousands, Python makes none."""
VALUE = 1000
"""Characters of a value of a parameter of a question."""


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter: its name here and for the engine, what it is, how much it may be, an example."""

    name: str
    passed: str
    words: str
    required: bool = False
    kind: str = "string"
    most: int = 400
    default: str | int = ""
    example: str | int = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API.

    Attributes:
        work: name of what the engine is asked.
        words: what it answers.
        fields: its parameters.
        fixed: what the engine is given beside them.
        schema: of the answer.
        kind: media type of the answer.
        example: values of parameters, by ``$name``, for which there is an answer; with them,
            further fields named ``$name`` are values of parameters.
        lost: what may not be found, which gives 404; empty if nothing is looked up.
    """

    work: str
    words: str
    fields: tuple[Field, ...]
    fixed: Mapping[str, Any]
    schema: Schema
    kind: str = JSON
    example: Mapping[str, str] = field(default_factory=dict)
    lost: str = ""

    def read(self, given: QueryParams) -> dict[str, Any]:
        """Return what the engine is given; an empty parameter is as one that was not sent.

        Raises:
            RefusedError: 400 if a parameter is missing, sent twice, or not of its kind.
        """
        self._once(given)
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
        if self.example:
            pairs = ((name[1:], value) for name, value in given.items() if name.startswith("$"))
            found["given"] = {name: value for name, value in pairs if value}
        return found

    def _once(self, given: QueryParams) -> None:
        """Refuse what is sent twice: which one was meant cannot be known."""
        known = {one.name for one in self.fields}
        sent = [name for name, _ in given.multi_items()]
        for name in dict.fromkeys(sent):
            taken = name in known or (self.example and name.startswith("$"))
            if taken and sent.count(name) > 1:
                raise RefusedError(400, f"{name[:40]} more than once", "send one value of it")


WORDS = Field(
    "words",
    "words",
    "what is the matter, in free words",
    required=True,
    most=2000,
    example="stiff neck and tingling, no fever",
)
OPERATIONS: Mapping[str, Operation] = {
    "ask": Operation(
        "ask",
        "What documents claim may lie behind what words describe: what was understood, candidates "
        "with every way and claim, other causes, red flags, what to rule out first.",
        (WORDS,),
        {"form": "json"},
        ask_schema.EXPLANATION,
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
                example="vitamin D",
            ),
            Field("to", "end", "a term, or a part of the body", required=True, example="neck pain"),
        ),
        {"form": "json"},
        schemas.PATHS,
        lost="No term goes by one of these names, or more than one does.",
    ),
    "terms": Operation(
        "terms",
        "The terms whose names contain some words.",
        (
            Field("words", "words", "part of a name; all names without it", example="neck"),
            Field(
                "kind",
                "kind",
                "only terms of this kind, whatever its case; etio for words of the ontology; a "
                "prefix of another vocabulary has no terms; anything else gives 400",
                example="symptom",
            ),
            Field("limit", "most", "most terms", kind="integer", most=1000, default=50, example=5),
        ),
        {},
        schemas.TERMS,
    ),
    "questions": Operation(
        "questions",
        "The shipped questions, with their parameters.",
        (),
        {},
        schemas.QUESTIONS,
    ),
    "question": Operation(
        "question",
        "The answer of a shipped question, as SPARQL 1.1 Query Results JSON; values of its "
        "parameters are sent as $name.",
        (
            Field(
                "name",
                "question",
                "name of the question, or its number",
                required=True,
                example="cq-03",
            ),
        ),
        {"query": "", "form": "json", "accept": None},
        schemas.ANSWER,
        kind=sparql_forms.JSON.kind,
        example={"$nutrient": "vitamin D"},
        lost="No question goes by this name, or no term by a value, or more than one does.",
    ),
}
ALWAYS = {
    "400": "A parameter is missing, sent twice, or does not fit; or Host is no name of a server.",
    "413": "The answer would be larger, or take more memory, than may be.",
    "414": "The address is too long.",
    "431": "There are too many headers, or too long ones.",
    "500": "The server failed.",
    "503": "Too much to do, or not ready; ask again after Retry-After seconds, if it is sent.",
    "504": "Not done in time.",
}
"""What any operation may be refused with, by status."""
RULES = (
    "All operations answer to GET, and without a body to HEAD; other methods get 405, other "
    "addresses below /api/ 404. An empty parameter is as one that is not sent; one that is sent "
    "twice gives 400; one that is not described here is passed over. Accept is not read. A refusal "
    "is one line of text."
)


@cache
def description() -> bytes:
    """Return the description of the API, as JSON."""
    said = {"title": "Etiograph", "version": __version__, "description": f"{NOTICE}\n\n{RULES}"}
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": said,
            "paths": {f"/api/{name}": {"get": _get(name, one)} for name, one in OPERATIONS.items()},
            "components": {
                "schemas": {
                    "cell": schemas.CELL,
                    "refusal": schemas.REFUSAL,
                    **ask_schema.SHARED,
                }
            },
        },
        indent=1,
    ).encode()


def _get(name: str, one: Operation) -> dict[str, Any]:
    line = {"content": {PLAIN: {"schema": schemas.shared("refusal")}}}
    refused = ALWAYS | ({"404": one.lost} if one.lost else {})
    return {
        "operationId": name,
        "summary": one.words,
        "parameters": [*map(_field, one.fields), *_values(one)],
        "responses": {
            "200": {"description": "The answer.", "content": {one.kind: {"schema": one.schema}}},
            **{status: {"description": refused[status], **line} for status in sorted(refused)},
        },
    }


def _field(one: Field) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "maxLength": one.most}
    if one.kind == "integer":
        schema = {"type": "integer", "minimum": 1, "maximum": one.most, "default": one.default}
    elif one.required:
        schema["minLength"] = 1
    return {
        "name": one.name,
        "in": "query",
        "required": one.required,
        "description": one.words,
        "schema": schema,
        "example": one.example,
    }


def _values(one: Operation) -> list[dict[str, Any]]:
    """Return the parameter that stands for all that are named ``$name``, where they are taken."""
    if not one.example:
        return []
    names = {"pattern": r"^\$"}
    schema = {
        "type": "object",
        "propertyNames": names,
        "additionalProperties": {"type": "string", "maxLength": VALUE},
    }
    return [
        {
            "name": "values",
            "in": "query",
            "description": "values of parameters of the question, each as $name",
            "style": "form",
            "explode": True,
            "schema": schema,
            "example": dict(one.example),
        }
    ]
