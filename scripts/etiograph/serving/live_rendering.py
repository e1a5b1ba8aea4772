"""Renders pages as the site does, within the frame of the server."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup, escape

from etiograph.serving import cells
from etiograph.serving.live_material import LiveMaterial
from etiograph.site import rendering, source_pages
from etiograph.site.material import Page

TEMPLATES = Path(__file__).parent / "templates"


def environment(material: LiveMaterial) -> Environment:
    """Return the templates: those of the server, before those of the site of the same name."""
    made = rendering.environment(material.whole)
    site = made.loader
    made.loader = ChoiceLoader([FileSystemLoader(TEMPLATES), *([site] if site else [])])
    made.globals |= {
        "question_address": source_pages.address,
        "answered": {},
        "at": lambda iri: _at(material, iri),
        "cell_of": lambda cell: cells.shown(material, cell),
        "address": address,
        "walks": (),
        "glance": (),
        "cut_off": 0,
        "data_address": "",
        "part": "",
    }
    made.filters["how_said"] = lambda said: (
        f"{'asked' if said.stance == 'asks' else material.facts.label(said.polarity)}, "
        f"{material.facts.label(said.certainty)}"
    )
    return made


def page(made: Environment, one: Page, **values: object) -> bytes:
    """Return the HTML of a page, given further values for its frame."""
    shown = {**one.values, **values}
    return made.get_template(one.template).render(page=one, **shown).encode("utf-8")


def address(path: str, **fields: object) -> str:
    """Return an address on this server with its fields.

    >>> address("ask", words="neck pain")
    '/ask?words=neck+pain'
    """
    given = {name: str(value) for name, value in fields.items() if value not in ("", None)}
    return f"/{quote(path)}" + (f"?{urlencode(given)}" if given else "")


def _at(material: LiveMaterial, iri: str) -> Markup:
    """Return a link to the page of a thing, from the root of the server; without one, its label."""
    name = rendering.shown(material.facts.label(iri))
    place = material.whole.places.of(iri)
    if place is None:
        return escape(name)
    return Markup('<a href="/{}">{}</a>').format(quote(place, safe="/#.-_~"), name)
