"""The web server: takes requests, asks the engine, and answers; it never touches the graph."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from etiograph.serving import (
    addressing,
    negotiation,
    openapi,
    protocol,
    replies,
    security,
    sparql_forms,
    static_files,
    watched,
)
from etiograph.serving.access_log import AccessLog
from etiograph.serving.engine import Engine
from etiograph.serving.negotiation import Form
from etiograph.serving.replies import PLAIN, RefusedError, Reply
from etiograph.serving.responses import accepted, engine_of, refused, response, sent
from etiograph.vocabulary import BASE, PREFIXES

PAGE = Form("html", replies.HTML, ("text/html", "application/xhtml+xml"))
METHODS = ["GET", "HEAD"]
FORMATS = ["html", "svg", *(one.name for one in (*sparql_forms.TABLES, *sparql_forms.GRAPHS))]
NOTHING = RefusedError(404, "nothing here", "look for its name at /explore")


def made(engine: Engine, log: AccessLog) -> Starlette:
    """Return the server of an engine, which is started and stopped by its caller."""
    routes = [
        *(Route(at, _sparql, methods=[*METHODS, "POST"]) for at in security.ASKED),
        Route("/health", _health, methods=METHODS),
        Route("/", _home, methods=METHODS),
        Route("/ask.svg", _ask_picture, methods=METHODS),
        Route("/explore", _explore, methods=METHODS),
        Route("/path", _path, methods=METHODS),
        Route("/path.svg", _path_picture, methods=METHODS),
        Route("/query", _query, methods=METHODS),
        *(
            Route(f"/api/{name}", _api(one), methods=METHODS)
            for name, one in openapi.OPERATIONS.items()
        ),
        Route("/openapi.json", _openapi, methods=METHODS),
        Route("/static/{name}", _static, methods=METHODS),
        Route("/{address:path}", _thing, methods=METHODS),
    ]
    server = Starlette(
        routes=routes,
        middleware=[
            Middleware(log.following),
            Middleware(security.Guarded),
            Middleware(watched.Watched),
        ],
        exception_handlers={404: _missing, 405: _method, 500: _failed},
    )
    server.state.engine = engine
    return server


async def _sparql(request: Request) -> Response:
    try:
        if request.method == "POST":
            body = await _body(request, engine_of(request).limits.body)
            kind = request.headers.get("content-type", "")
            asked = protocol.of_post(request.scope["query_string"], kind, body)
        else:
            asked = protocol.of_get(request.scope["query_string"])
        if asked.query is None:
            return await _described(request)
    except RefusedError as error:
        return response(request, replies.refusal(error))
    told = await engine_of(request).ask(
        "sparql",
        query=asked.query,
        default=asked.default,
        named=asked.named,
        bound=dict(asked.given),
        form=asked.form,
        accept=accepted(request),
    )
    return sent(request, told)


async def _described(request: Request) -> Response:
    """Answer the endpoint's own address: what it is, or for a browser where to ask it."""
    if request.method == "POST":
        raise RefusedError(400, "no query", "send one as query=")
    form = negotiation.chosen(accepted(request), [*sparql_forms.GRAPHS, PAGE])
    if form is PAGE:
        return RedirectResponse("/query", 303, {"Vary": "Accept"})
    endpoint = str(request.url.replace(query="", fragment=""))
    return sent(request, await engine_of(request).ask("service", form=form.name, endpoint=endpoint))


async def _home(request: Request) -> Response:
    words = _field(request, "words", 4000)
    return sent(request, await engine_of(request).ask("ask", words=words, form="html"))


async def _ask_picture(request: Request) -> Response:
    words = _field(request, "words", 4000)
    return sent(request, await engine_of(request).ask("ask", words=words, form="svg"))


async def _explore(request: Request) -> Response:
    words = _field(request, "words", 400)
    return sent(request, await engine_of(request).ask("explore", words=words))


async def _path(request: Request) -> Response:
    return sent(request, await engine_of(request).ask("path", form="html", **_ends(request)))


async def _path_picture(request: Request) -> Response:
    return sent(request, await engine_of(request).ask("path", form="svg", **_ends(request)))


def _ends(request: Request) -> Mapping[str, str]:
    return {"start": _field(request, "from", 400), "end": _field(request, "to", 400)}


async def _query(request: Request) -> Response:
    fields = request.query_params
    given = {name[1:]: value for name, value in fields.items() if name.startswith("$") and value}
    form = fields.get("format", "")
    accept = accepted(request)
    asked = bool(fields.get("query") or fields.get("question"))
    if not form and asked:
        try:
            liked = negotiation.chosen(accept, [PAGE, *sparql_forms.TABLES, *sparql_forms.GRAPHS])
        except RefusedError as error:
            return await refused(request, error)
        form = "html" if liked is PAGE else ""
    elif form and not _form(form):
        what = f"no format {form[:40]}"
        return await refused(request, RefusedError(400, what, f"one of {', '.join(FORMATS)}"))
    told = await engine_of(request).ask(
        "question",
        question=fields.get("question", ""),
        query=fields.get("query", ""),
        given=given,
        form=form if asked else "html",
        accept=accept,
    )
    return sent(request, told, vary=True)


async def _thing(request: Request) -> Response:
    """Answer the address of a thing: its page, or what is said of it as RDF, as is liked best."""
    address = request.path_params["address"]
    place = addressing.place(address)
    if place is None:
        return await _elsewhere(request, address)
    engine = engine_of(request)
    forms = [*([PAGE] if place.page else ()), *(sparql_forms.GRAPHS if place.iri else ())]
    try:
        form = negotiation.named(place.form, forms) if place.form else None
        form = form or negotiation.chosen(accepted(request), forms)
    except RefusedError as error:
        return await refused(request, error)
    links = ", ".join(
        f'<{place.base}.{one.name}>; rel="alternate"; type="{one.kinds[0]}"'
        for one in forms
        if place.base and one is not form
    )
    more = {"Link": links} if links else {}
    if form is PAGE and place.elsewhere:
        there = await engine.ask("thing", iri=place.iri, form="nt", exists=True)
        if there.reply.status != HTTPStatus.OK:
            return await refused(request, NOTHING)
        return RedirectResponse(place.elsewhere, 303, {"Vary": "Accept", **more})
    if form is PAGE:
        told = await engine.ask("page", address=place.page, base=place.base)
    else:
        told = await engine.ask("thing", iri=place.iri, form=form.name)
    if told.reply.status == HTTPStatus.NOT_FOUND:
        return await refused(request, NOTHING)
    return sent(request, told, more, vary=not place.form)


async def _elsewhere(request: Request, address: str) -> Response:
    """Lead on who added a slash, or asks for a folder by its name."""
    name = address.rstrip("/")
    if name != address and addressing.place(name):
        return RedirectResponse(f"/{name}", HTTPStatus.PERMANENT_REDIRECT)
    if PREFIXES.get(name, "").startswith(BASE):
        return RedirectResponse(f"/{name}/index.html", HTTPStatus.PERMANENT_REDIRECT)
    return await refused(request, NOTHING)


def _form(name: str) -> bool:
    forms = [*sparql_forms.TABLES, *sparql_forms.GRAPHS]
    return name in FORMATS or negotiation.named(name, forms) is not None


def _api(operation: openapi.Operation):  # type: ignore[no-untyped-def]  # noqa: ANN202
    async def answered(request: Request) -> Response:
        try:
            given = operation.read(request.query_params)
        except RefusedError as error:
            return response(request, replies.refusal(error))
        return sent(request, await engine_of(request).ask(operation.work, **given))

    return answered


async def _openapi(request: Request) -> Response:
    return response(request, Reply(200, replies.JSON, openapi.description()))


async def _static(request: Request) -> Response:
    found = static_files.found(request.path_params["name"])
    if found is None:
        return await refused(request, NOTHING)
    return response(request, found)


async def _health(request: Request) -> Response:
    ready = engine_of(request).ready
    status, words = (200, b"ok\n") if ready else (503, b"the engine is being started\n")
    return response(request, Reply(status, PLAIN, words, {"Cache-Control": "no-store"}))


async def _missing(request: Request, _: Exception) -> Response:
    return await refused(request, NOTHING)


async def _method(request: Request, error: Exception) -> Response:
    said = getattr(error, "headers", None) or {}
    methods = sorted({"OPTIONS", *said.get("Allow", "GET, HEAD").split(", ")})
    allowed = {"Allow": ", ".join(methods)}
    refusal = RefusedError(405, f"{request.method} is not for this", "ask by GET", allowed)
    return response(request, replies.refusal(refusal))


async def _failed(request: Request, _: Exception) -> Response:
    reply = Reply(500, PLAIN, b"request: the server failed; ask again\n", security.HEADERS)
    return response(request, reply)


def _field(request: Request, name: str, most: int) -> str:
    return request.query_params.get(name, "")[:most]


async def _body(request: Request, most: int) -> bytes:
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > most:
            raise RefusedError(413, f"a body of more than {most} bytes", "send less")
    return bytes(content)
