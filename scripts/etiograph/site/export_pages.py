"""Makes the page of each export format, and of what formats share, from their Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etiograph.exporting import export, loss, pages, shipped
from etiograph.notice import LICENCE_FILE
from etiograph.site.material import Described, Material, Page
from etiograph.site.prose import prose, title

WHOLE = "Nothing is lost: etiograph restore gives the whole graph back from the folder."
EXTRACT = "It holds a part of the graph: the rest is in other formats."
BESIDE = (
    (pages.README, "this page"),
    (export.ABOUT, "what the files are, of which graph, its licence, and the prefixes"),
    (LICENCE_FILE, "the licence of the data, and what it does not cover"),
    (loss.NAME, "what the format does not say: class, property, number of quads"),
)
"""Files that the folder of every format has."""


def described() -> list[Described]:
    """Return what there is to say of each format that is shipped, by name, then of what they share.

    Raises:
        InputError: if the folder of their pages is missing.
    """
    texts = pages.all_pages()
    formats = [
        Described(
            one.name,
            one.title,
            (one.description, EXTRACT if one.module.EXTRACT else WHOLE),
            BESIDE,
            texts.pop(one.name, ""),
        )
        for one in shipped.all_formats()
    ]
    shared = [
        Described(name, title(text) or name, ("What several formats share.",), (), text)
        for name, text in sorted(texts.items())
    ]
    return [*formats, *shared]


def format_pages(material: Material) -> Iterator[Page]:
    """Yield the page of each export format, and of what they share."""
    known = {f"{one.name}.md": f"{one.name}.html" for one in material.formats}
    trail = (("format/index.html", "Export formats"),)
    for form in material.formats:
        values = {
            "format": form,
            "text": prose(form.text, known),
            "linking": _linking(form, material.formats),
        }
        yield Page(f"format/{form.name}.html", "format.html", form.title, trail, values)


def _linking(form: Described, others: Sequence[Described]) -> list[Described]:
    """Return those whose pages link this one, which does not link them."""
    linked = {form.name, *pages.siblings(form.text)}
    return [
        one for one in others if one.name not in linked and form.name in pages.siblings(one.text)
    ]
