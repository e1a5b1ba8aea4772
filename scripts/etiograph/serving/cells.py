"""Shows a value of the graph in a page: an IRI as a link, a text as a text."""

from __future__ import annotations

from urllib.parse import quote

import pyoxigraph as ox
from markupsafe import Markup, escape

from etiograph.serving.live_material import LiveMaterial
from etiograph.site import rendering
from etiograph.vocabulary import shorten


def shown(material: LiveMaterial, cell: ox.NamedNode | ox.Literal | None) -> Markup:
    """Return a cell of an answer as HTML; nothing in it is read as markup."""
    if cell is None:
        return Markup()
    if isinstance(cell, ox.Literal):
        return escape(rendering.shown(cell.value))
    place = material.whole.places.of(cell.value)
    if place is None:
        return rendering.web(cell.value)
    words = rendering.shown(shorten(cell.value))
    return Markup('<a href="/{}">{}</a>').format(quote(place, safe="/#.-_~"), words)
