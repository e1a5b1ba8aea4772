"""Asks the engine for a model: whole answers become structured results, refusals errors."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any

from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, TextContent

from etiograph.serving import brevity
from etiograph.serving.engine import Engine

Answer = Annotated[CallToolResult, dict[str, Any]]
"""An object of JSON, as text and as it is."""
Function = Callable[..., Any]
"""A tool: its signature is what it takes."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks an engine."""

    engine: Engine

    async def __call__(self, work: str, **given: Any) -> CallToolResult:  # noqa: ANN401 - JSON
        """Return the answer of a module of ``serving/answers/``.

        Raises:
            ToolError: if it is refused; the message says why and what to do.
        """
        reply = (await self.engine.ask(work, **given)).reply
        if reply.status != HTTPStatus.OK:
            raise ToolError(brevity.message(reply.body.decode("utf-8", "replace")))
        said = reply.body.decode("utf-8")
        text = TextContent(type="text", text=said)
        return CallToolResult(content=[text], structured_content=json.loads(said))
