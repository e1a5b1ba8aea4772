"""Holds the style, the script and the icon of the pages, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from etiograph.serving.replies import Reply
from etiograph.site import rendering

FOLDER = Path(__file__).parent / "static"
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def found(name: str) -> Reply | None:
    """Return a file by its name, or None if there is none."""
    return _all().get(name)


@cache
def _all() -> dict[str, Reply]:
    content = dict(rendering.stylesheets())
    content |= {path.name: path.read_bytes() for path in FOLDER.iterdir() if path.suffix in KINDS}
    return {
        name: Reply(200, KINDS[Path(name).suffix], body) for name, body in sorted(content.items())
    }
