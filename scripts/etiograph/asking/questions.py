"""Reads the query files: what each one asks, which parameters it takes, what it answers with."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from etiograph import locations
from etiograph.errors import InputSyntaxError, ParameterError, UnknownQuestionError
from etiograph.rdf import reading
from etiograph.terms import suggestions
from etiograph.terms.lexicon import fold
from etiograph.vocabulary import shorten

HEADER = re.compile(r"#\+ (?P<key>[a-z]+): +(?P<value>\S.*)")
PARAMETER = re.compile(
    r"(?P<name>[a-zA-Z]+) (?P<type>iri|external|string|integer) "
    r"(?P<need>required|optional) - (?P<words>.+)"
)

NUMBER = re.compile("(cq-[0-9]+)-.*")
"""Name of a shipped question, with the number by which it goes for short."""


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


def listed(queries: Path, words: str = "") -> list[Question]:
    """Return the competency questions whose name or text has words that begin like ``words``."""
    return [one for one in shipped(queries, "competency") if _about(one, words)]


def called(queries: Path, name: str) -> Question:
    """Return the question that ``name`` stands for: the path of a ``.rq`` file, or as in ``find``.

    Raises:
        InputError, InputSyntaxError: as ``read`` does.
        UnknownQuestionError: as ``find`` does, and if the name is empty.
    """
    if not fold(name):
        hint = "see: etiograph questions"
        raise UnknownQuestionError("query", "the name of the question is empty", hint)
    if name.endswith(".rq") or os.sep in name:
        return read(Path(name))
    return find(queries, name)


def find(queries: Path, name: str) -> Question:
    """Return the competency question that ``name`` fits alone.

    It may be the whole name, the number (``cq-01``), or words that begin words of the name
    (``disagreement``).

    Raises:
        UnknownQuestionError: if there is none, or more than one; the message names what may be
            meant.
    """
    # By the names of their files: reading each of them takes longer than most answers.
    known = {path.stem: path for path in locations.files(queries / "competency", "*.rq")}
    return read(known[fitting(known, name, lambda: listed(queries, name))])


def among(questions: Iterable[Question], name: str) -> Question:
    """Return that of some questions which ``name`` fits alone, as ``find`` does; reads no file.

    Raises:
        UnknownQuestionError: as ``find`` does, and if the name is empty.
    """
    known = {one.name: one for one in questions}
    if not fold(name):
        hint = "see: etiograph questions"
        raise UnknownQuestionError("query", "the name of the question is empty", hint)
    return known[fitting(known, name, lambda: [q for q in known.values() if _about(q, name)])]


def fitting(known: Iterable[str], name: str, about: Callable[[], Iterable[Question]]) -> str:
    """Return the name that ``name`` fits alone.

    Args:
        known: names of questions.
        name: as ``find`` has it.
        about: gives the questions that may be meant where it fits none.

    Raises:
        UnknownQuestionError: as ``find`` does.
    """
    stems = list(known)
    found = [stem for stem in stems if stem == name or stem.startswith(f"{name}-")]
    found = found or [stem for stem in stems if _begin(name, stem)]
    if len(found) == 1:
        return found[0]
    if found:
        hint = f"did you mean {' or '.join(found)}? see: etiograph questions"
        raise UnknownQuestionError(name, f"{len(found)} questions fit this", hint)
    near = [question.name for question in about()] or _corrected(name, stems)
    hint = f"did you mean {' or '.join(near[:3])}? " if near else ""
    raise UnknownQuestionError(name, "no such question", f"{hint}see: etiograph questions")


def _about(question: Question, words: str) -> bool:
    return _begin(words, f"{question.name} {question.header['question']}")


def _begin(words: str, text: str) -> bool:
    """Tell whether each of the words begins a word of the text; numbers must be equal."""
    there = fold(text).split()
    return all(
        any(
            _number(one) == _number(word) if word.isdecimal() else one.startswith(word)
            for one in there
        )
        for word in fold(words).split()
    )


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else None


def _corrected(name: str, known: Iterable[str]) -> list[str]:
    """Return the questions that fit once each word is replaced by the likest that a name has."""
    stems = list(known)
    there = {word for stem in stems for word in fold(stem).split()}
    words = (suggestions.near(word, there, most=1) or [word] for word in fold(name).split())
    corrected = " ".join(word for (word,) in words)
    return [stem for stem in stems if _begin(corrected, stem)]


def check_arguments(question: Question, given: Mapping[str, object]) -> None:
    """Check that each required parameter is given, and none that the question does not know.

    Raises:
        ParameterError: naming the parameters and a call that works.
    """
    known = [parameter.name for parameter in question.parameters]
    unknown = [name for name in given if name not in known]
    missing = [one for one in question.parameters if one.required and one.name not in given]
    if unknown:
        has = f"only {' and '.join(known)}" if known else "nor any other"
        what = f"has no parameter {unknown[0]}, {has}"
    elif missing:
        words = " and ".join(f"{one.name} ({one.words})" for one in missing)
        what = f"needs the parameter{'s' if len(missing) > 1 else ''} {words}"
    else:
        return
    raise ParameterError(question.name, what, f"for example: {call(question)}")


def call(question: Question) -> str:
    """Return the command that asks the worked example of a question, to be pasted."""
    own = question.path.is_relative_to(locations.root())
    name = NUMBER.sub(r"\1", question.name) if own else str(question.path)
    given = (f"{one}={shorten(value)}" for one, value in question.example.items())
    return shlex.join(["etiograph", "query", name, *given])
