"""The command that serves a graph over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import socket
import sys
from pathlib import Path
from typing import Any

import click

from etiograph.commands import cli
from etiograph.errors import InputError, OutputError, UsageError

MIB = 1 << 20
BACKLOG = 512
"""Connections that are taken at once, before it is looked at whether there are too many.

``asyncio`` takes so many in one go. Fewer would make who comes in a crowd wait a second or more,
for the system drops who finds no place in the queue.
"""


def register(commands: click.Group) -> None:
    """Add the command of this module to the command line."""
    commands.add_command(serve)


@click.command()
@click.option(
    "--host",
    default="127.0.0.1",
    envvar="ETIOGRAPH_HOST",
    show_default=True,
    show_envvar=True,
    help="Address to listen at.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    envvar="ETIOGRAPH_PORT",
    show_default=True,
    show_envvar=True,
    help="Port to listen at; 0 for any that is free.",
)
@cli.graph_option
@cli.seconds_option
@cli.memory_option
@click.option(
    "--log-words",
    is_flag=True,
    envvar="ETIOGRAPH_LOG_WORDS",
    show_envvar=True,
    help="Log what people ask, too; without it, what follows the ? of an address is left out.",
)
@click.option(
    "--proxy",
    default="",
    metavar="ADDRESSES",
    envvar="ETIOGRAPH_PROXY",
    show_envvar=True,
    help="Proxies to believe who asks (X-Forwarded-For), with commas between.",
)
def serve(
    host: str,
    port: int,
    graph_path: Path,
    seconds: float,
    memory: int,
    *,
    log_words: bool,
    proxy: str,
) -> None:
    """Serve the graph: SPARQL at /sparql, pages to ask and explore, an API for programs.

    Only reading; each request is held within limits. One line of JSON is logged for each.

    \b
    Example: etiograph serve --port 8000
    """
    try:
        import uvicorn

        from etiograph.serving import app
        from etiograph.serving.connections import Connection
    except ImportError as error:
        hint = "pip install 'etiograph[serve]'"
        raise UsageError("serve", f"{error.name} is not installed", hint) from error
    from etiograph.serving.access_log import AccessLog
    from etiograph.serving.engine import Engine
    from etiograph.serving.limits import Limits

    _check_proxies(proxy)
    if not graph_path.is_file():
        raise InputError(graph_path, "no such file", "run: etiograph build")
    cli.keep(graph_path)
    limits = Limits(seconds=seconds, memory=memory * MIB)
    log = AccessLog(_line, fields=log_words)
    engine = Engine(graph_path, limits, _line)
    _many_files()
    listening = _listening(host, port)
    server = uvicorn.Server(
        uvicorn.Config(
            app.made(engine, log),
            http=Connection,
            ws="none",
            log_config=None,
            log_level="error",  # who sends what is no HTTP writes no lines here
            access_log=False,
            server_header=False,
            lifespan="off",
            proxy_headers=bool(proxy),
            forwarded_allow_ips=proxy or None,
            timeout_graceful_shutdown=int(seconds) + 2,
            h11_max_incomplete_event_size=32 << 10,
            limit_concurrency=512,
            backlog=BACKLOG,
        )
    )

    async def run() -> None:
        _briefly(asyncio.get_running_loop())
        await engine.start()
        try:
            at = f"[{host}]" if ":" in host else host
            _line(f"http://{at}:{listening.getsockname()[1]}/\n")
            await server.serve(sockets=[listening])
        finally:
            engine.close()

    with listening, contextlib.suppress(KeyboardInterrupt):  # stopped, as it is meant to be
        asyncio.run(run())


def _check_proxies(proxies: str) -> None:
    """Refuse what is no address, which would believe nobody, and not say so.

    Raises:
        UsageError: naming it.
    """
    for one in filter(None, (part.strip() for part in proxies.split(","))):
        try:
            ipaddress.ip_network(one, strict=False)
        except ValueError as error:
            if one != "*":
                hint = "write addresses with commas between, such as 127.0.0.1"
                raise UsageError("--proxy", f"{one} is no address", hint) from error


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        OutputError: if there is no such address here, or another program listens there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        what = (error.strerror or "cannot be listened at").lower()
        hint = "choose another with --host and --port"
        raise OutputError(f"{host}:{port}", what, hint) from error


def _many_files() -> None:
    """Let as many files be open as the system lets this process have."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(OSError, ValueError):  # macOS allows less than it says
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _briefly(loop: asyncio.AbstractEventLoop) -> None:
    """Let asyncio log one line for each sort of trouble, where it would write a trace for each."""
    said: set[str] = set()

    def told(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        text = f"server: {context['message']}" + (f" ({error!r})" if error else "")
        if context["message"] not in said:
            said.add(context["message"])
            _line(" ".join(text.split()) + "\n")

    loop.set_exception_handler(told)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)


def _line(text: str) -> None:
    with contextlib.suppress(OSError):  # a log that cannot be written stops nobody
        sys.stderr.write(text)
        sys.stderr.flush()
