"""Reads the query files: what each one asks, which parameters it takes, what it answers with."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etiograph import locations, reading
from etiograph.errors import InputSyntaxError, ParameterError, UnknownQuestionError

HEADER = re.compile(r"#\+ (?P<key>[a-z]+): +(?P<value>\S.*)")
PARAMETER = re.compile(
    r"(?P<name>[a-zA-Z]+) (?P<type>iri|external|string|integer) "
    r"(?P<need>required|optional) - (?P<words>.+)"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question, bound to the variable of the same name.

    Its type is ``iri`` for a term of ours, ``external`` for a class of another ontology above one,
    ``string`` or ``integer``.
    """

    name: str
    type: str
    required: bool
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """One query file: its text, and what its ``#+`` header lines say of it."""

    path: Path
    text: str
    header: Mapping[str, str]
    parameters: tuple[Parameter, ...]

    @property
    def name(self) -> str:
        """Name of the file without its ending."""
        return self.path.stem

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of the answer, in order."""
        return tuple(self.header.get("columns", "").split())

    @property
    def example(self) -> dict[str, str]:
        """Arguments of the worked example, by parameter."""
        pairs = (pair.partition("=") for pair in self.header.get("example", "").split())
        return {name: value for name, _, value in pairs}


def read(path: Path) -> Question:
    """Return the question in a ``.rq`` file.

    Raises:
        InputError: if the file cannot be read.
        InputSyntaxError: if a header line is not ``#+ key: value``, stands twice, or a parameter
            is not ``name type need - words``.
    """
    text = reading.text(path)
    header: dict[str, str] = {}
    parameters = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            continue
        where = f"{path}:{number}"
        found = HEADER.fullmatch(line)
        if not found:
            raise InputSyntaxError(where, "a header line is not '#+ key: value'", "rewrite it")
        key, value = found["key"], found["value"]
        if key == "param":
            parameters.append(_parameter(where, value))
        elif key in header:
            raise InputSyntaxError(where, f"the header has {key} twice", "leave one of them")
        else:
            header[key] = value
    return Question(path, text, header, tuple(parameters))


def _parameter(where: str, value: str) -> Parameter:
    found = PARAMETER.fullmatch(value)
    if not found:
        hint = "write: name iri|external|string|integer required|optional - words"
        raise InputSyntaxError(where, "a parameter cannot be read", hint)
    return Parameter(found["name"], found["type"], found["need"] == "required", found["words"])


def shipped(queries: Path, folder: str) -> list[Question]:
    """Return the questions of one folder of ``queries/``, sorted by file name."""
    return [read(path) for path in locations.files(queries / folder, "*.rq")]


def find(queries: Path, name: str) -> Question:
    """Return the competency question called ``name``, in full or by its number (``cq-01``).

    Raises:
        UnknownQuestionError: if there is none; the message names the nearest.
    """
    known = {q.name: q for q in shipped(queries, "competency")}
    fitting = [q for stem, q in known.items() if stem == name or stem.startswith(f"{name}-")]
    if len(fitting) == 1:
        return fitting[0]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.3)
    hint = f"did you mean {near[0]}? " if near else ""
    raise UnknownQuestionError(name, "no such question", f"{hint}see: etiograph questions")


def check_arguments(question: Question, given: Mapping[str, str]) -> None:
    """Check that each required parameter is given, and none that the question does not know.

    Raises:
        ParameterError: naming the parameter and a call that works.
    """
    example = " ".join(f"{name}={value}" for name, value in question.example.items())
    hint = f"for example: etiograph query {question.name} {example}"
    known = {parameter.name for parameter in question.parameters}
    for name in given:
        if name not in known:
            raise ParameterError(question.name, f"has no parameter {name}", hint)
    for parameter in question.parameters:
        if parameter.required and parameter.name not in given:
            what = f"needs the parameter {parameter.name} ({parameter.words})"
            raise ParameterError(question.name, what, hint)
