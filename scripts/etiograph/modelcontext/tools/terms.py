"""The tool that finds terms."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from etiograph.modelcontext.asking import Answer, Asking, Function
from etiograph.modelcontext.fields import Most, Skip, Words

Kind = Annotated[
    str, Field(max_length=40, description="only terms of a kind, such as symptom, deficiency, food")
]


def tool(asking: Asking) -> Function:
    """Return the function of the tool."""

    async def terms(words: Words, kind: Kind = "", most: Most = 25, skip: Skip = 0) -> Answer:
        """Find the terms one of whose names contains some words."""
        return await asking("brief_terms", words=words, kind=kind, most=most, skip=skip)

    return terms
