"""The tool that lists the shipped questions."""

from __future__ import annotations

from etiograph.modelcontext.asking import Answer, Asking, Function
from etiograph.modelcontext.fields import Most, Skip, Words


def tool(asking: Asking) -> Function:
    """Return the function of the tool."""

    async def questions(words: Words = "", most: Most = 20, skip: Skip = 0) -> Answer:
        """List the questions that the tool question answers, with the values each one takes."""
        return await asking("brief_questions", words=words, most=most, skip=skip)

    return questions
