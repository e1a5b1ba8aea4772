"""The tool that answers free words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from etiograph.modelcontext.asking import Answer, Asking, Function
from etiograph.modelcontext.fields import Skip

Complaint = Annotated[
    str,
    Field(
        min_length=1,
        max_length=2000,
        description="what is the matter, in free English words: stiff neck and tingling, no fever",
    ),
]
Part = Annotated[
    Literal[
        "",
        "explanations",
        "other_causes",
        "red_flags",
        "rule_out_first",
        "beside",
        "broader",
        "other_red_flags",
    ],
    Field(description="only this part, whole; without it the first of each"),
]


def tool(asking: Asking) -> Function:
    """Return the function of the tool."""

    async def ask(words: Complaint, part: Part = "", skip: Skip = 0) -> Answer:
        """Say what documents claim may lie behind symptoms.

        What was understood, ruled out and not understood; red flags; deficiencies, ranked, each
        with the ways by which it is said to lead to each symptom, how sure the weakest step is, the
        evidence of the claims, and what speaks against it; other causes; what to rule out first.
        """
        return await asking("brief_ask", words=words, part=part, skip=skip)

    return ask
