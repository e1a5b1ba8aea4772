"""The tool that answers SPARQL."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from etiograph.modelcontext.asking import Answer, Asking, Function
from etiograph.modelcontext.fields import Most, Skip

Query = Annotated[
    str,
    Field(
        min_length=1,
        max_length=8192,
        description="SELECT, ASK, CONSTRUCT or DESCRIBE; prefixes such as etio: and symptom: are "
        "declared already; order the rows, so that skip goes on where an answer ended",
    ),
]


def tool(asking: Asking) -> Function:
    """Return the function of the tool."""

    async def sparql(query: Query, most: Most = 15, skip: Skip = 0) -> Answer:
        """Ask the graph by SPARQL 1.1, for what no other tool answers; it is only read.

        A claim is an etio:Claim with etio:subject, etio:relation, etio:object, etio:certainty,
        etio:evidence, etio:statedIn; it etio:affirms, etio:denies, etio:leavesOpen or etio:asks a
        proposition. Select the claims too, for they are what an answer rests on.
        """
        given = {"question": "", "query": query, "values": {}}
        return await asking("brief_rows", **given, most=most, skip=skip)

    return sparql
