"""Turns a page written in Markdown into HTML that the policy of the site admits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

FRAME = ('<div class="scroll" role="region" tabindex="0" aria-label="Table">\n', "</div>\n")
"""What stands around a table, so that it scrolls by itself."""
WEB = re.compile(r"https?://")
STAGES = ("heading_open", "inline", "heading_close")


def title(text: str) -> str:
    r"""Return the heading that a page begins with, or an empty text.

    >>> title("# N-Quads\n\nLines.")
    'N-Quads'
    """
    first = text.partition("\n")[0]
    return first.removeprefix("# ") if first.startswith("# ") else ""


def prose(text: str, addresses: Mapping[str, str]) -> Markup:
    """Return the HTML of a page without its title, which the frame of the site has.

    Markup in the text is shown as text, and there are no images. Links to other pages lead to
    their addresses, links to the web out; any other is dropped, and its words stay.

    Args:
        text: CommonMark with tables.
        addresses: for each link that has a place on the site, as the text writes it, its address,
            relative to the page.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    tokens = parser.parse(text)
    body = tokens[len(STAGES) :] if title(text) else tokens
    made = list(_framed(body))
    for token in made:
        if token.children:
            token.children = _links(token.children, addresses)
    html = parser.renderer.render(made, parser.options, {})
    # Every text of the page went through the escaping of the renderer.
    return Markup(html)  # noqa: S704


def _framed(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens, with tables as those of the site: framed, labelled, without styles."""
    labels: list[str] = []
    column = 0
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "table_open":
            labels = []
            yield Token("html_block", "", 0, content=FRAME[0])
        elif token.type == "tr_open":
            column = 0
        elif token.type == "inline" and before and before.type == "th_open":
            labels.append(token.content)
        elif token.type == "th_open":
            token.attrs = {"scope": "col"}
        elif token.type == "td_open":
            token.attrs = {"data-label": labels[column].replace("`", "")}
            column += 1
        yield token
        if token.type == "table_close":
            yield Token("html_block", "", 0, content=FRAME[1])


def _links(tokens: Sequence[Token], addresses: Mapping[str, str]) -> list[Token]:
    """Return the tokens of a line, with links that lead somewhere and no others."""
    kept: list[Token] = []
    alive = False
    for token in tokens:
        if token.type == "link_open":
            href = str(token.attrs["href"])
            out = bool(WEB.match(href))
            alive = out or href in addresses
            token.attrs = {"rel": "external noreferrer"} if out else {}
            token.attrs["href"] = href if out else addresses.get(href, "")
        if alive or token.type not in ("link_open", "link_close"):
            kept.append(token)
    return kept
