"""Says what the arguments of tools may be."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

Skip = Annotated[
    int, Field(ge=0, le=100_000, description="how many to pass over: see left_out of an answer")
]
Most = Annotated[int, Field(ge=1, le=50, description="most to give; there may be room for fewer")]
Name = Annotated[
    str,
    Field(
        min_length=1,
        max_length=400,
        description="a label, another name, or what answers give as term, as symptom:neck-pain",
    ),
]
Words = Annotated[str, Field(max_length=400, description="words, or parts of words")]
