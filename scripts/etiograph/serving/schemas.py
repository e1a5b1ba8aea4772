"""The shapes of the answers of the API, in JSON Schema 2020-12, with each field in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]


def text(words: str) -> Schema:
    """Return the shape of a text."""
    return {"type": "string", "description": words}


def iri(words: str) -> Schema:
    """Return the shape of a full IRI."""
    return {"type": "string", "format": "iri", "description": words}


def number(words: str) -> Schema:
    """Return the shape of a number that is not negative."""
    return {"type": "number", "minimum": 0, "description": words}


def whole(words: str, least: int = 0) -> Schema:
    """Return the shape of a whole number."""
    return {"type": "integer", "minimum": least, "description": words}


def flag(words: str) -> Schema:
    """Return the shape of a yes or no."""
    return {"type": "boolean", "description": words}


def many(words: str, one: Schema) -> Schema:
    """Return the shape of a list."""
    return {"type": "array", "description": words, "items": one}


def pair(words: str, first: Schema, second: Schema) -> Schema:
    """Return the shape of a list of two."""
    parts = {"prefixItems": [first, second], "items": False, "minItems": 2, "maxItems": 2}
    return {"type": "array", "description": words, **parts}


def named(words: str, one: Schema) -> Schema:
    """Return the shape of an object whose names are IRIs."""
    shape = {"propertyNames": {"format": "iri"}, "additionalProperties": one}
    return {"type": "object", "description": words, **shape}


def shut(
    words: str, fields: Mapping[str, Schema], optional: frozenset[str] = frozenset()
) -> Schema:
    """Return the shape of an object that has these fields and no others."""
    return {
        "type": "object",
        "description": words,
        "properties": fields,
        "required": [name for name in fields if name not in optional],
        "additionalProperties": False,
    }


def shared(name: str) -> Schema:
    """Return a reference to a shape of ``SHARED``."""
    return {"$ref": f"#/components/schemas/{name}"}


def table(words: str, columns: Mapping[str, str], optional: frozenset[str]) -> Schema:
    """Return the shape of a table with these columns, as SPARQL 1.1 Query Results JSON.

    Args:
        words: what it is.
        columns: what each holds.
        optional: columns whose cell may be missing.
    """
    cells = {
        name: {"description": said, "allOf": [shared("cell")]} for name, said in columns.items()
    }
    names = {
        "type": "array",
        "description": "Names of the columns, in this order.",
        "const": list(columns),
    }
    head = shut("What columns there are.", {"vars": names})
    row = shut("One row; a cell that is empty is missing.", cells, optional)
    results = shut("The rows.", {"bindings": many("The rows, in order.", row)})
    return shut(words, {"head": head, "results": results})


TERMS = shut(
    "Terms by name.",
    {
        "count": whole("How many terms there are, of which the first are given."),
        "terms": many(
            "Those whose name begins like the words come first.",
            shut(
                "A term.",
                {
                    "iri": iri("IRI of the term."),
                    "id": text("Its IRI as a prefixed name, such as symptom:neck-pain."),
                    "label": text("Its label."),
                    "kind": text("Its kind, such as symptom; etio for a word of the ontology."),
                },
            ),
        ),
    },
)
QUESTIONS = shut(
    "The shipped questions.",
    {
        "questions": many(
            "By number.",
            shut(
                "A question.",
                {
                    "name": text("Number and name, as cq-03-foods-for-a-nutrient."),
                    "title": text("What it is called."),
                    "question": text("The question in words."),
                    "parameters": many(
                        "What it is asked with.",
                        shut(
                            "A parameter, which is sent as $name.",
                            {
                                "name": text("Its name, without $."),
                                "type": {
                                    "enum": ["iri", "external", "string", "integer"],
                                    "description": "iri: a term, by any of its names; external: "
                                    "a class of another ontology, by IRI or label.",
                                },
                                "required": flag("Whether the question needs it."),
                                "words": text("What it is."),
                            },
                        ),
                    ),
                    "columns": many("Columns of the answer, in order.", text("A column.")),
                    "example": {
                        "type": "object",
                        "description": "Values of parameters, without $, that have an answer.",
                        "additionalProperties": text("A value."),
                    },
                },
            ),
        )
    },
)
PATHS = table(
    "Paths: a row for each claim of each step of each path, the surest and shortest first. Ranks "
    "of certainty go from 1, the least sure, to 5.",
    {
        "path": "Number of the path, from 1.",
        "steps": "How many steps it has.",
        "weakest": "Rank of the certainty of its weakest step.",
        "position": "Place of the step in the path, from 1.",
        "subject": "Where the step begins.",
        "object": "Where the step ends.",
        "relation": "Relation that the claim states.",
        "certainty": "Rank of the certainty of the claim.",
        "claim": "The claim.",
        "denied": "Claims that deny the step: prefixed names with blanks between them.",
        "source": "Document in which the claim stands.",
        "publisher": "Who published the document.",
        "stepCertainty": "Rank of the certainty of the surest claim of the step.",
        "whole": "Documents that state every step of the path: prefixed names with blanks between "
        "them; empty where the path is joined across documents.",
        "arrival": "How a path into a part of the body reaches it: named after it, located in it, "
        "or said of it; empty where the end is no part of the body.",
        "arrivalClaims": "Claims that say so: prefixed names with blanks between them.",
        "leftOpen": "Claims that leave the step open: prefixed names with blanks between them.",
        "region": "Part of the body to which the claim is limited.",
        "population": "People to whom the claim is limited: prefixed names with blanks between "
        "them.",
        "severity": "Degree or course of the subject to which the claim is limited.",
    },
    frozenset({"region", "severity"}),
)
ANSWER = shut(
    "A table, as SPARQL 1.1 Query Results JSON; its columns are those of the question, as "
    "/api/questions has them.",
    {
        "head": shut(
            "What columns there are.",
            {"vars": many("Names of the columns, in order.", text("A column."))},
        ),
        "results": shut(
            "The rows.",
            {
                "bindings": many(
                    "The rows, in order.",
                    {
                        "type": "object",
                        "description": "Cells by column; one that is empty is missing.",
                        "additionalProperties": shared("cell"),
                    },
                )
            },
        ),
    },
)
CELL = shut(
    "A value in a table (SPARQL 1.1 Query Results JSON, 3.2.2).",
    {
        "type": {"enum": ["uri", "literal", "bnode"], "description": "Of what sort the value is."},
        "value": text("The value; of a uri, the full IRI."),
        "datatype": iri("Datatype of a literal that is not just text."),
        "xml:lang": text("Language of a text."),
    },
    frozenset({"datatype", "xml:lang"}),
)
REFUSAL = {
    "type": "string",
    "pattern": r"^[^\n]+\n$",
    "description": "One line: what the trouble is in, what it is, and what to do next.",
}
