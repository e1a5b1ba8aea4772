"""Turns pages into HTML: every text is escaped, and every reference checked and made relative."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from etiograph.notice import RIGHTS
from etiograph.site.addresses import relative
from etiograph.site.material import Material, Page
from etiograph.vocabulary import ETIO, PREFIXES, shorten

TEMPLATES = Path(__file__).parent / "templates"
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
"""Characters that cannot be seen, or turn the direction of what follows."""


def environment(material: Material) -> Environment:
    """Return the templates, with the words that they may use."""

    @pass_context
    def ref(context: Context, iri: str, words: str = "") -> Markup:
        """Return a link to the place of an IRI; without one, or outside the web, its label."""
        name = words or material.facts.label(iri)
        place = material.places.of(iri)
        if place:
            return link(context["page"].path, place, name)
        return web(iri, name)

    @pass_context
    def to(context: Context, address: str, words: str) -> Markup:
        return link(context["page"].path, address, words)

    @pass_context
    def way(context: Context, address: str) -> str:
        return relative(context["page"].path, address)

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "ref": ref,
        "to": to,
        "way": way,
        "web": web,
        "facts": material.facts,
        "label": material.facts.label,
        "short": shorten,
        "etio": lambda name: getattr(ETIO, name),
        "plural": plural,
        "iri": PREFIXES,
        "rights": RIGHTS,
        "version": material.version,
    }
    return made


def page(made: Environment, one: Page) -> bytes:
    """Return the HTML of a page."""
    return made.get_template(one.template).render(page=one, **one.values).encode("utf-8")


def shown(value: object) -> object:
    """Return a text with what cannot be seen in it made visible; markup stays markup.

    >>> shown("pain" + chr(0x202E))
    'pain⟨U+202E⟩'
    """
    if not isinstance(value, str) or not HIDDEN.search(value):
        return value
    visible = HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", str(value))
    # Nothing that HTML reads as markup is put in, so what was markup still is.
    return Markup(visible) if isinstance(value, Markup) else visible  # noqa: S704


def link(page: str, address: str, words: str) -> Markup:
    """Return a link from one page to an address below the site."""
    href = quote(relative(page, address), safe="/#.-_~")
    return Markup('<a href="{}">{}</a>').format(href, shown(words))


def web(iri: str, words: str = "") -> Markup:
    """Return a link to an address elsewhere; what is no address of the web stays text."""
    name = shown(words or shorten(iri))
    if not re.match(r"https?://[^\s\"<>]+$", iri):
        return escape(name)
    return Markup('<a rel="external noreferrer" href="{}">{}</a>').format(iri, name)


def plural(count: int, word: str, many: str = "") -> str:
    """Return a count with its word.

    >>> plural(1, "claim"), plural(1566, "claim")
    ('1 claim', '1,566 claims')
    """
    return f"{count:,} {word if count == 1 else many or word + 's'}"


def stylesheets() -> Mapping[str, bytes]:
    """Return the files that every page refers to, by address."""
    return {"style.css": (TEMPLATES / "style.css").read_bytes()}
