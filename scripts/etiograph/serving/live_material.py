"""Gathers what one page is made of, and no more: a graph may be far larger than its pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from etiograph.asking.questions import Question
from etiograph.serving.live_places import LivePlaces
from etiograph.site import addresses, sayings
from etiograph.site.facts import TYPE, Facts
from etiograph.site.material import Asked, Material, Rule
from etiograph.site.sayings import ROLES, Said
from etiograph.vocabulary import ETIO, PREFIXES

DERIVED = PREFIXES["prov"] + "wasDerivedFrom"
MOST = 1500
"""Claims on one page; of a term with more, the first are shown, and that there are more is said."""


@dataclass(frozen=True)
class LiveMaterial:
    """What pages of an open graph are made of.

    Attributes:
        facts: read as they are asked for.
        questions: the shipped ones.
        rules: of the shapes.
        version: of the program, and which graph this is.
    """

    facts: Facts
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    version: str

    @cached_property
    def whole(self) -> Material:
        """What the makers of pages take, without claims."""
        return Material(
            facts=self.facts,
            places=LivePlaces(addresses.places(self.facts).words),
            claims=(),
            literature=(),
            questions=[Asked(one, None) for one in self.questions],
            rules=self.rules,
            formats=(),
            pictures={},
            graphs={},
            version=self.version,
        )

    def naming(self, term: str) -> tuple[list[Said], list[Said]]:
        """Return the claims that name a term, and the literature claims, ``MOST`` at most."""
        names = ("subject", "object", *ROLES)
        found = (one for name in names for one in self.facts.whose(getattr(ETIO, name), term))
        return self._said(found)

    def using(self, relation: str) -> tuple[list[Said], list[Said]]:
        """Return the claims that use a relation, and the literature claims, ``MOST`` at most."""
        return self._said(self.facts.whose(ETIO.relation, relation))

    def at(self, span: str) -> list[Said]:
        """Return the claims that are made at a span of a document."""
        return self._every(self.facts.whose(ETIO.passage, span))

    def speaking_to(self, proposition: str) -> list[Said]:
        """Return the claims that affirm, deny, leave open or ask a proposition."""
        return self._every(self.facts.whose(ETIO.speaksTo, proposition))

    def behind(self, derived: str) -> list[Said]:
        """Return the claims that an edge, a chain, an evidence line or a link is derived from."""
        found: dict[str, None] = {}
        near = [derived]
        while near:  # a chain is derived from edges, and these from claims
            there = (one for thing in near for one in self.facts.all(thing, DERIVED))
            near = [one for one in dict.fromkeys(there) if one not in found]
            found.update(dict.fromkeys(near))
        return self._every(found)

    def of(self, source: str) -> list[Said]:
        """Return the claims of a document or literature source."""
        stated = [
            *self.facts.whose(ETIO.statedIn, source),
            *self.facts.whose(ETIO.reportedIn, source),
        ]
        return self._every(stated)

    def _every(self, iris: Iterable[str]) -> list[Said]:
        return [one for many in self._said(iris, most=None) for one in many]

    def _said(self, iris: Iterable[str], most: int | None = MOST) -> tuple[list[Said], list[Said]]:
        claims, studied = [], []
        for iri in dict.fromkeys(iris):
            types = self.facts.all(iri, TYPE)
            if ETIO.Claim in types:
                claims.append(iri)
            elif ETIO.LiteratureClaim in types:
                studied.append(iri)
        return (
            sayings.ordered(sayings.claim(self.facts, one) for one in sorted(claims)[:most]),
            sayings.ordered(
                sayings.literature_claim(self.facts, one) for one in sorted(studied)[:most]
            ),
        )
