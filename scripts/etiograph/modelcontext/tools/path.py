"""The tool that finds causal paths."""

from __future__ import annotations

from etiograph.modelcontext.asking import Answer, Asking, Function
from etiograph.modelcontext.fields import Most, Name, Skip


def tool(asking: Asking) -> Function:
    """Return the function of the tool."""

    async def path(start: Name, end: Name, most: Most = 5, skip: Skip = 0) -> Answer:
        """Find how one term is said to lead to another, in up to six steps, the surest first.

        Each step has its claims. Of a nutrient as start its lack is meant; the end may also be a
        part of the body.
        """
        return await asking("brief_path", start=start, end=end, most=most, skip=skip)

    return path
