"""The tool that answers a shipped question."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from etiograph.modelcontext.asking import Answer, Asking, Function
from etiograph.modelcontext.fields import Most, Skip

Value = Annotated[str, Field(max_length=400)]
Values = Annotated[
    dict[Value, int | Value],
    Field(max_length=20, description='values of its parameters, such as {"nutrient": "vitamin D"}'),
]
Number = Annotated[
    str, Field(min_length=1, max_length=200, description="its number or name: cq-03")
]
Given: Values = {}


def tool(asking: Asking) -> Function:
    """Return the function of the tool."""

    async def question(
        name: Number, values: Values = Given, most: Most = 15, skip: Skip = 0
    ) -> Answer:
        """Answer one of the shipped questions with a table; the tool questions lists them."""
        given = {"question": name, "query": "", "values": values}
        return await asking("brief_rows", **given, most=most, skip=skip)

    return question
