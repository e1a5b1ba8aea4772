"""Says where IRIs have their place on the server: as in the site, but for records.

On the site the records of a kind share a page. On the server each has its own, for there may be
more of them than a page can hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etiograph.site.addresses import NAME, RECORD_KINDS, Places
from etiograph.vocabulary import BASE, kind_of


@dataclass(frozen=True, slots=True)
class LivePlaces(Places):
    """Where IRIs have their place on the server."""

    def of(self, iri: str) -> str | None:
        """Return the address of an IRI, or None where it has no place here."""
        kind = kind_of(iri)
        if kind not in RECORD_KINDS:
            return Places.of(self, iri)
        name = iri.removeprefix(f"{BASE}{kind}/")
        return f"{kind}/{name}.html" if re.fullmatch(NAME, name) else None
