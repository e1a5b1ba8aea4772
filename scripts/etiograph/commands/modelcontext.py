"""The command that serves a graph to language models."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

import click

from etiograph.commands import cli
from etiograph.errors import InputError, UsageError

MIB = 1 << 20


def register(commands: click.Group) -> None:
    """Add the command of this module to the command line."""
    commands.add_command(mcp)


@click.command()
@cli.graph_option
@cli.seconds_option
@cli.memory_option
def mcp(graph_path: Path, seconds: float, memory: int) -> None:
    """Serve the graph to a language model, by the Model Context Protocol.

    A client starts this, and speaks with it over standard input and output; see docs/mcp.md. Only
    reading; each request is held within limits.

    \b
    Example: etiograph mcp --graph build/etiograph.nq
    """
    try:
        from etiograph.modelcontext import server
    except ImportError as error:
        hint = "pip install 'etiograph[mcp]'"
        raise UsageError("mcp", f"{error.name} is not installed", hint) from error
    from etiograph.serving.engine import Engine
    from etiograph.serving.limits import Limits

    if not graph_path.is_file():
        raise InputError(graph_path, "no such file", "run: etiograph build")
    if sys.stdin is None:
        raise InputError("standard input", "closed", "let a client start this")
    cli.keep(graph_path)
    engine = Engine(graph_path, Limits(seconds=seconds, memory=memory * MIB))

    def stop() -> NoReturn:
        # At once: a thread may wait for standard input, and nothing wakes it.
        engine.close()
        os._exit(0)

    async def run() -> None:
        loop = asyncio.get_running_loop()
        for one in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(one, stop)
        try:
            await engine.start()
            if sys.stdin.isatty():
                click.echo("waiting for a client on standard input; Ctrl-C stops", err=True)
            await server.made(engine).run_stdio_async()
        finally:
            engine.close()

    try:
        asyncio.run(run())
    except* BrokenPipeError:
        stop()  # the client went away
