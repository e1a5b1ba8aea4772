"""Says which foods documents name for nutrients, and the fewest that are named for all of them.

It keeps to what is claimed: a claim about a food group says nothing of a food in it, and a measured
amount beside a food makes no claim true. Nothing here is medical advice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph as ox

from etiograph.rdf import query
from etiograph.terms import lexicon
from etiograph.vocabulary import ETIO
from etiograph.walking import covering
from etiograph.walking.causal import Backing

CLAIMS = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?nutrient ?food ?class ?stance ?claim ?relation ?source ?publisher ?rank
WHERE {
  ?claim etio:object ?nutrient ;
    etio:relation etio:sourceOf ;
    etio:relation ?relation ;
    etio:subject ?food ;
    ?stance ?proposition ;
    etio:certainty/etio:rank ?rank ;
    etio:statedIn ?source .
  ?source dcterms:publisher ?publisher .
  ?food a ?class .
  FILTER (?class IN (etio:Food, etio:FoodGroup))
  FILTER (?stance IN (etio:affirms, etio:denies, etio:leavesOpen, etio:asks))
}
ORDER BY ?food ?claim
"""

AMOUNTS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?nutrient ?food ?item ?itemLabel ?fit ?value ?unit ?per ?release
WHERE {
  ?measured etio:ofNutrient ?nutrient ;
    etio:ofItem ?item ;
    etio:value ?value ;
    etio:unit ?unit ;
    etio:per ?per ;
    etio:release ?release .
  ?held etio:ofItem ?item ;
    etio:standsFor ?food ;
    etio:fit ?fit .
  ?item rdfs:label ?itemLabel .
}
ORDER BY ?food ?itemLabel ?item ?release
"""

BROADER = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?food ?group
WHERE { ?group a etio:FoodGroup . ?food skos:broaderTransitive ?group . }
ORDER BY ?food ?group
"""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of a nutrient one release of a composition table gives for one food item.

    Attributes:
        item: IRI of the food item.
        label: its name as the table prints it.
        fit: IRI of how far it stands for the food; an item for contrast is another food.
        value, unit, per: as printed, such as ``79``, ``mg`` and ``100 g``.
        release: name of the table's release.
    """

    item: str
    label: str
    fit: str
    value: str
    unit: str
    per: str
    release: str


@dataclass(frozen=True, slots=True)
class Supply:
    """What is said of one food as a source of one nutrient.

    Attributes:
        nutrient, food: IRIs.
        is_group: whether the food is a food group.
        groups: IRIs of the food groups that the food belongs to, sorted.
        claims: those that affirm it, sorted.
        contrary: IRIs of the claims that deny it, leave it open or only ask, sorted; they count for
            nothing, and are shown.
        amounts: measured amounts of the items that stand for the food; none is no zero.
    """

    nutrient: str
    food: str
    is_group: bool
    groups: tuple[str, ...]
    claims: tuple[Backing, ...]
    contrary: tuple[str, ...]
    amounts: tuple[Amount, ...]

    @property
    def publishers(self) -> tuple[str, ...]:
        """IRIs of the publishers that affirm it, sorted: each is one voice."""
        return tuple(sorted({one.publisher for one in self.claims}))

    @property
    def certainty(self) -> int:
        """Rank of the surest claim that affirms it, 1 to 5; 0 if none does."""
        return max((one.certainty for one in self.claims), default=0)


@dataclass(frozen=True, slots=True)
class Diet:
    """The foods that documents name for nutrients.

    Attributes:
        nutrients: IRIs asked about, each once.
        supplies: one for each nutrient and food of which something is said, by nutrient in the
            order asked, then by number of publishers, certainty and number of claims.
        sets: the smallest sets of foods (IRIs) of which each nutrient has one that is affirmed to
            supply it. First those whose least backed nutrient has the most publishers, then the
            surest claims, then those with the fewest food groups, the most claims, and by name.
        count: number of smallest sets; more than ``sets`` only beyond ``covering.MOST``. Then
            ``sets`` are so many of them, taken as they are found and ranked among themselves: a
            better one may not be there.
        uncovered: IRIs of the nutrients for which no food is affirmed; the sets cover the others.
    """

    nutrients: tuple[str, ...]
    supplies: tuple[Supply, ...]
    sets: tuple[tuple[str, ...], ...]
    count: int
    uncovered: tuple[str, ...]

    def of(self, nutrient: str) -> tuple[Supply, ...]:
        """Return what is said of one nutrient, the best backed first."""
        return tuple(one for one in self.supplies if one.nutrient == nutrient)


def diet(store: ox.Store, nutrients: Sequence[str]) -> Diet:
    """Return the foods for nutrients, and the smallest sets of foods that are named for all.

    Args:
        store: an open graph.
        nutrients: IRIs; a claim about a broader or narrower nutrient is none about these.
    """
    asked = tuple(dict.fromkeys(nutrients))
    groups = _grouped(store, BROADER, None, lambda row: row[1], key=lambda row: row[0])
    supplies: list[Supply] = []
    for nutrient in asked:
        said = _grouped(store, CLAIMS, nutrient, tuple)
        measured = _grouped(store, AMOUNTS, nutrient, lambda row: Amount(*row[2:]))
        found = [_supply(nutrient, food, rows, groups, measured) for food, rows in said.items()]
        supplies += sorted(found, key=lambda one: (*_standing(one), lexicon.label(store, one.food)))
    affirmed = {(one.nutrient, one.food): one for one in supplies if one.claims}
    holders: dict[str, set[str]] = {}
    for nutrient, food in affirmed:
        holders.setdefault(food, set()).add(nutrient)
    cover = covering.smallest(asked, holders)
    names = {food: lexicon.label(store, food) for food in holders}
    sets = sorted(cover.sets, key=lambda foods: _rank(foods, affirmed, names))
    return Diet(
        asked,
        tuple(supplies),
        tuple(tuple(sorted(foods, key=lambda food: names[food])) for foods in sets),
        cover.count,
        tuple(nutrient for nutrient in asked if nutrient in cover.uncovered),
    )


def _supply(
    nutrient: str,
    food: str,
    rows: list[tuple[str, ...]],
    groups: dict[str, list[str]],
    measured: dict[str, list[Amount]],
) -> Supply:
    affirming = [row for row in rows if row[3] == ETIO.affirms]
    return Supply(
        nutrient,
        food,
        any(row[2] == ETIO.FoodGroup for row in rows),
        tuple(groups.get(food, ())),
        tuple(Backing(c, r, s, p, int(n)) for _, _, _, _, c, r, s, p, n in affirming),
        tuple(sorted({row[4] for row in rows} - {row[4] for row in affirming})),
        tuple(measured.get(food, ())),
    )


def _standing(one: Supply) -> tuple[int, int, int]:
    return -len(one.publishers), -one.certainty, -len(one.claims)


def _rank(
    foods: tuple[str, ...],
    affirmed: dict[tuple[str, str], Supply],
    names: dict[str, str],
) -> tuple[object, ...]:
    """Return the place of a set among the smallest: the least backed nutrient tells."""
    nutrients = {nutrient for nutrient, food in affirmed if food in foods}
    backed = [[affirmed[n, f] for f in foods if (n, f) in affirmed] for n in nutrients]
    publishers = min(len({p for one in some for p in one.publishers}) for some in backed)
    certainty = min(max(one.certainty for one in some) for some in backed)
    used = [one for some in backed for one in some]
    return (
        -publishers,
        -certainty,
        len({one.food for one in used if one.is_group}),
        -len({claim.claim for one in used for claim in one.claims}),
        tuple(sorted(names[food] for food in foods)),
        foods,
    )


def _grouped(
    store: ox.Store,
    text: str,
    nutrient: str | None,
    make: Callable[[tuple[str, ...]], Made],
    key: Callable[[tuple[str, ...]], str] = lambda row: row[1],
) -> dict[str, list[Made]]:
    bound = {"nutrient": ox.NamedNode(nutrient)} if nutrient else {}
    found: dict[str, list[Made]] = {}
    for cells in query.ask(store, text, bound).rows:
        row = tuple(cell.value if cell else "" for cell in cells)
        found.setdefault(key(row), []).append(make(row))
    return found


def nutrient(store: ox.Store, words: str) -> str:
    """Return the IRI of the nutrient that words name, or whose lack they name.

    Raises:
        UnknownTermError: if no nutrient or more than one fits.
    """
    iri = lexicon.resolve(store, words, ("nutrient", "deficiency"))
    short = ox.NamedNode(ETIO.deficiencyOf)
    of = store.quads_for_pattern(ox.NamedNode(iri), short, None, ox.DefaultGraph())
    named = next((quad.object for quad in of), None)
    if isinstance(named, ox.NamedNode):
        return named.value
    return lexicon.resolve(store, words, ("nutrient",))
