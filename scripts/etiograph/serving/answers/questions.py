"""Answers with the shipped questions, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from etiograph.serving.limits import Limits
from etiograph.serving.replies import JSON, Reply
from etiograph.serving.served import ServedGraph


def answer(graph: ServedGraph, _: Mapping[str, Any], __: Limits) -> Reply:
    """Answer with name, text, parameters, columns and example of each question."""
    content = [
        {
            "name": one.name,
            "title": one.header["title"],
            "question": one.header["question"],
            "parameters": [
                {"name": p.name, "type": p.type, "required": p.required, "words": p.words}
                for p in one.parameters
            ],
            "columns": one.columns,
            "example": one.example,
        }
        for one in graph.material.questions
    ]
    return Reply(200, JSON, json.dumps({"questions": content}, ensure_ascii=False).encode())
