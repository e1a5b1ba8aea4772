# environment: clients
"""Serves the file within the process, and asks for claims as a reader of the pages would."""

import asyncio
import json
import sys
from pathlib import Path

import datasette
from datasette.app import Datasette

CLAIM = "id, subject, relation, object, polarity, certainty"

(folder,) = map(Path, sys.argv[1:])


async def asked(query):
    """Return the rows of a query."""
    served = Datasette(
        immutables=[str(folder / "etiograph.sqlite")], settings={"max_returned_rows": 10000}
    )
    answer = await served.client.get("/etiograph.json", params={"sql": query, "_shape": "arrays"})
    if answer.is_redirect:
        answer = await served.client.get(answer.headers["location"])
    answer.raise_for_status()
    found = answer.json()
    assert not found.get("truncated")
    return found["rows"]


print(
    json.dumps(
        {
            "client": f"datasette {datasette.__version__}",
            "affirmed": asyncio.run(asked("SELECT id FROM claims_affirmed")),
            "claims": asyncio.run(asked(f"SELECT {CLAIM} FROM claims_all")),  # noqa: S608
        }
    )
)
