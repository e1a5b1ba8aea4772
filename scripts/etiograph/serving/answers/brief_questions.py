"""Answers briefly with the shipped questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etiograph.asking.questions import Question
from etiograph.serving import brevity
from etiograph.serving.limits import Limits
from etiograph.serving.replies import Reply
from etiograph.serving.served import ServedGraph
from etiograph.terms.lexicon import fold


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer with the questions that have each of some ``words``, ``most`` of them after ``skip``.

    A question has a word that begins one of its own.
    """
    wanted = fold(given["words"]).split()
    asked = [one for one in graph.material.questions if _has(one, wanted)]
    most, skip = given["most"], given["skip"]
    some = brevity.part(asked, _told, most=most, skip=skip, room=brevity.ROOM)
    content = {"count": some.count, "questions": some.rows}
    return brevity.reply({**content, "left_out": some.left_out("questions")})


def _has(one: Question, wanted: list[str]) -> bool:
    there = " " + fold(f"{one.name} {one.header['question']}")
    return all(f" {word}" in there for word in wanted)


def _told(one: Question) -> brevity.Row:
    values = {
        p.name: f"{p.type}, {'required' if p.required else 'optional'}: {p.words}"
        for p in one.parameters
    }
    example = {key: brevity.name(value) for key, value in one.example.items()}
    row = {"name": one.name, "asks": one.header["question"], "values": values, "example": example}
    return {key: value for key, value in row.items() if value}
