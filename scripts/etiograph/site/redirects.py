"""Writes the ``.htaccess`` that leads from each IRI of ours to its page, or to its data.

Made for https://w3id.org, where such a file is all that a project has: Apache's mod_rewrite, and
mod_headers where it is there. What a client accepts is read off its ``Accept`` header as RFC 9110
(section 12.5.1) has it: the type with the highest weight, and among equals the first. Weights are
told apart to one decimal, and a range such as ``text/*`` counts like a type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from etiograph.errors import UsageError
from etiograph.site.addresses import BEYOND, FIXED, PLACES, TERM_KINDS
from etiograph.site.parts import GRAPH, MEDIA, is_whole

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/*", "*/*")
FORMS = {
    **dict.fromkeys(PAGE_TYPES, "html"),
    **MEDIA,
    "application/*": "jsonld",
}
"""Media types and ranges that are answered, with the ending of the file."""
ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+)*")
KIND_PARTS = {
    "claim": r"claims-\1",
    "span": r"claims-\1",
    "source": r"claims-\1",
    "literature": "literature",
    "literature-claim": "literature",
    "literature-link": "literature-links",
    "evidence-line": "evidence-lines",
    "proposition": "propositions",
    "edge": "edges",
    "chain": "chains",
    "agent": "agent",
    "amount": "reference-food-composition",
    "food-item": "reference-food-composition",
    "item-fit": "reference-food-composition",
    "intake": "reference-intakes",
    **{kind: kind for kind in TERM_KINDS},
}
"""For each kind the part that holds its data, with the groups of ``PLACES``."""


def checked(address: str) -> str:
    """Return the address of a site without a slash at its end.

    Raises:
        UsageError: if it is none to which a redirect can lead.
    """
    trimmed = address.rstrip("/")
    if not ADDRESS.fullmatch(trimmed):
        hint = "write it like https://example.org/etiograph, without query and fragment"
        line = "".join(one if one.isprintable() else ascii(one)[1:-1] for one in address)
        raise UsageError(line, "not the address of a site", hint)
    return trimmed


def content(address: str, parts: Mapping[str, str], kinds: Iterable[str]) -> str:
    """Return the ``.htaccess`` for the folder of our IRIs.

    Args:
        address: of the site, as ``checked`` gives it.
        parts: for each named graph, by IRI, the part that holds it.
        kinds: kinds that the graph has nodes of, in order.
    """
    lines = [
        "# Redirects of https://w3id.org/etiograph/, written by etiograph site. Do not edit.",
        f"# To pages and data at {address}/",
        "Options +FollowSymLinks -MultiViews",
        "<IfModule mod_headers.c>",
        "Header always merge Vary Accept",
        "Header always set Access-Control-Allow-Origin *",
        "</IfModule>",
        "RewriteEngine On",
        "",
        "# What is accepted best: no Accept header, or the first of the highest weight.",
        'RewriteCond %{HTTP:Accept} ="" ',
        "RewriteRule ^ - [E=ETIO_FORM:html]",
        *(line for weight in _weights() for line in _chosen(weight)),
        *(line for media, form in FORMS.items() for line in _formed(media, form)),
        "# Nothing that is there is accepted.",
        'RewriteCond %{ENV:ETIO_FORM} =""',
        "RewriteRule ^ - [R=406,L]",
        "",
    ]
    for name, place in FIXED.items():
        data = {"ontology": "vocabulary", "shapes": "shapes"}.get(name)
        lines += _redirects(address, name, place, data)
    lines += _redirects(address, r"ontology/[0-9.]+", FIXED["ontology"], "vocabulary")
    for graph, part in parts.items():
        name = graph.removeprefix(GRAPH)
        lines += _redirects(address, f"graph/({re.escape(name)})", r"graph/index.html#\1", part)
    for kind in kinds:
        pattern, place = PLACES[kind]
        lines += _redirects(address, f"{kind}/{pattern}", place, _part_of(kind, parts))
    for kind, place in BEYOND.items():
        lines += _redirects(address, f"{kind}/.+", place, None)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _part_of(kind: str, parts: Mapping[str, str]) -> str | None:
    """Return the part of a kind; a quantity stands in whichever claims use it: none."""
    part = KIND_PARTS.get(kind)
    return part if part is None or "\\" in part or part in parts.values() else None


def _weights() -> list[str]:
    """Return, from the highest weight to the lowest, what follows a type that has it."""
    rest = r"\s*(?:;\s*[Qq]=(?:1(?:\.0*)?)\s*)?(?:,|$)"
    tenths = [rf"\s*;\s*[Qq]=0\.{tenth}[0-9]*\s*(?:,|$)" for tenth in range(9, 0, -1)]
    return [rest, *tenths, r"\s*;\s*[Qq]=0\.0(?!0*\s*(?:,|$))[0-9]*\s*(?:,|$)"]


def _chosen(weight: str) -> list[str]:
    types = "|".join(re.escape(one) for one in sorted(FORMS, key=lambda one: (one.count("*"), one)))
    parameters = r"(?:\s*;\s*(?![Qq]=)[^,;]*)*"
    return [
        'RewriteCond %{ENV:ETIO_FORM}%{ENV:ETIO_TYPE} =""',
        f'RewriteCond %{{HTTP:Accept}} "(?:^|,)\\s*({types}){parameters}{weight}" [NC]',
        "RewriteRule ^ - [E=ETIO_TYPE:%1]",
    ]


def _formed(media: str, form: str) -> list[str]:
    return [
        f'RewriteCond %{{ENV:ETIO_TYPE}} "^{re.escape(media)}$" [NC]',
        f"RewriteRule ^ - [E=ETIO_FORM:{form}]",
    ]


def _redirects(address: str, pattern: str, place: str, part: str | None) -> list[str]:
    """Return the rules of one kind of IRI: to its page, to its data, or 406 if it has none.

    The home page has no data beside it, and answers whatever is asked for.
    """
    to_page = f"RewriteRule ^{pattern}$ {address}/{_groups(place)} [R=303,NE,L]"
    if not pattern:
        return [to_page]
    lines = ["RewriteCond %{ENV:ETIO_FORM} =html", to_page]
    if part:
        forms = "|".join(sorted(set(MEDIA.values()))) if is_whole(part) else "ttl"
        data = f"{address}/data/{_groups(part)}"
        lines += [
            f"RewriteCond %{{ENV:ETIO_FORM}} ^({forms})$",
            f"RewriteRule ^{pattern}$ {data}.%{{ENV:ETIO_FORM}} [R=303,NE,L]",
        ]
    return [*lines, f"RewriteRule ^{pattern}$ - [R=406,L]"]


def _groups(text: str) -> str:
    return re.sub(r"\\([0-9])", r"$\1", text)
