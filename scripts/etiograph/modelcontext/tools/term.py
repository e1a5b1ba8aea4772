"""The tool that says what is said of a term."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from etiograph.modelcontext.asking import Answer, Asking, Function
from etiograph.modelcontext.fields import Most, Name, Skip

Beside = Annotated[str, Field(max_length=400, description="only claims that name this term, too")]


def tool(asking: Asking) -> Function:
    """Return the function of the tool."""

    async def term(name: Name, beside: Beside = "", most: Most = 15, skip: Skip = 0) -> Answer:
        """Give the claims that name a term, the surest first, with evidence and limits.

        Also of a document, such as source:000, its record and claims; of a span, the claims made
        there; of a proposition, those that speak to it; of an edge, a chain, an evidence line or a
        literature link, those that it is derived from; and of the IRI of a claim, that claim. A
        claim denies or asks where its stance says so.
        """
        return await asking("brief_term", name=name, beside=beside, most=most, skip=skip)

    return term
