"""Lays content out as nodes and edges of KGX, and reads such records back as quads.

An edge is a claim, except in the collapsed file, where it is all affirmed claims on two terms. What
Biolink would overstate is no edge and stays in the sidecar: what is asked, doubted or denied in
part, and a denial of a relation for which only a broader predicate is admitted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from etiograph.exchange import biolink
from etiograph.exchange.biolink import Counterpart
from etiograph.exchange.class_tables import Cell, texts
from etiograph.exchange.content import Content, stance
from etiograph.exchange.disputes import CONFLICTS, DENIALS, VOTES, disputed
from etiograph.vocabulary import ETIO, shorten

NODES, AFFIRMED, HEDGED, NEGATED = "nodes", "affirmed_edges", "hedged_edges", "negated_edges"
COLLAPSED, COUNTERPARTS = "collapsed/edges", "counterparts"
EDGES = (AFFIRMED, HEDGED, NEGATED)
SURE = (shorten(ETIO.asserted), shorten(ETIO.strong))
DENIED = shorten(ETIO.denied)
POOLED = shorten(ETIO.relatesTo)
ASSERTION, NOT_PROVIDED = "knowledge_assertion", "not_provided"
READER, COUNTER = "text_mining_agent", "automated_agent"

Value = str | bool | int | list[str]
Record = dict[str, Value]
Read = Mapping[str, list[Record]]
"""Records of each file, by its name without the ending."""

NODE_COLUMNS = "id category name description synonym xref type".split()
EDGE_COLUMNS = (
    "id subject predicate object category original_predicate negated qualifiers publications"
    " has_evidence_of_type knowledge_level agent_type description"
).split()
COLLAPSED_COLUMNS = (
    "id subject predicate object category original_predicate has_evidence evidence_count"
    " knowledge_level agent_type description"
).split()
COUNTERPART_COLUMNS = "word match biolink written graph kind".split()
COLUMNS = {
    NODES: NODE_COLUMNS,
    **dict.fromkeys(EDGES, EDGE_COLUMNS),
    COLLAPSED: COLLAPSED_COLUMNS,
    COUNTERPARTS: COUNTERPART_COLUMNS,
}
QUALIFIERS = ("certainty", "frequency", "severity", "region", "population")
"""Columns of ``Claim`` that limit or weaken what is said, in the order of writing."""


def records(content: Content, fits: Callable[[str], bool]) -> dict[str, list[Record]]:
    """Return the records of each file, without the slots that have no value.

    Args:
        content: what is exported.
        fits: whether the format can hold a text; what it cannot hold is left to the sidecar.
    """
    words = biolink.counterparts(content)
    terms = biolink.terms(content)
    categories = {str(one["id"]): words[str(one["type"])].written for one in terms}
    files: dict[str, list[Record]] = {name: [] for name in COLUMNS}
    files[NODES] = [_node(one, categories, fits) for one in terms]
    files[COUNTERPARTS] = [
        _filled(**{column: getattr(one, column) for column in COUNTERPART_COLUMNS})
        for one in words.values()
    ]
    disputes = _Disputes(content)
    addresses = _addresses(content)
    for claim in content.claims:
        edge = _edge(claim, words, categories)
        place = _place(claim, words, edge)
        if place:
            edge |= _filled(
                publications=addresses[str(claim["statedIn"])],
                description="; ".join(
                    [*_limits(claim), *(disputes.of([claim]) if place != NEGATED else [])]
                ),
            )
            files[place].append(edge)
    files[COLLAPSED] = _collapsed(content, disputes)
    return files


def _node(
    one: Mapping[str, Cell], categories: Mapping[str, str], fits: Callable[[str], bool]
) -> Record:
    label, definition = str(one.get("label") or ""), str(one.get("definition") or "")
    return _filled(
        id=str(one["id"]),
        category=[categories[str(one["id"])]],
        name=label if fits(label) else "",
        description=definition if fits(definition) else "",
        synonym=[text for text in texts(one.get("altLabel")) if fits(text)],
        xref=list(texts(one.get("exactMatch"))),
        type=[str(one["type"])],
    )


def _edge(
    claim: Mapping[str, Cell], words: Mapping[str, Counterpart], categories: Mapping[str, str]
) -> Record:
    subject, relation, object_ = (str(claim[one]) for one in ("subject", "relation", "object"))
    limits = [value for column in QUALIFIERS for value in texts(claim.get(column))]
    return _filled(
        id=str(claim["id"]),
        subject=subject,
        predicate=biolink.predicate(words[relation], categories[subject], categories[object_]),
        object=object_,
        category=["biolink:Association"],
        original_predicate=relation,
        negated=claim["polarity"] == DENIED,
        qualifiers=limits,
        has_evidence_of_type=list(texts(claim["evidence"])),
        knowledge_level=ASSERTION if claim["certainty"] in SURE else NOT_PROVIDED,
        agent_type=READER,
    )


def _place(claim: Mapping[str, Cell], words: Mapping[str, Counterpart], edge: Record) -> str:
    """Return the file of a claim; empty for one that Biolink would overstate."""
    if stance(claim) == "affirms":
        return AFFIRMED if claim["certainty"] in SURE else HEDGED
    exact = biolink.as_narrow(words[str(claim["relation"])], str(edge["predicate"]))
    return NEGATED if stance(claim) == "denies" and exact and not claim.get("region") else ""


def _limits(claim: Mapping[str, Cell]) -> list[str]:
    """Return, in words, what limits a claim and could not be told from others as a qualifier."""
    there = {words: texts(claim.get(column)) for words, column in LIMITS.items()}
    return [f"{words} {', '.join(values)}" for words, values in there.items() if values]


def _collapsed(content: Content, disputes: _Disputes) -> list[Record]:
    """Return an edge for each two terms: the pooled ones, so that no two are parallel."""
    pooled = content.tables["Edge"].records() if "Edge" in content.tables else []
    joined: dict[tuple[Cell, Cell], list[Mapping[str, Cell]]] = defaultdict(list)
    for one in (*pooled, *(claim for claim in content.claims if stance(claim) == "affirms")):
        joined[one["subject"], one["object"]].append(one)
    found = []
    for one in pooled:
        if one["relation"] != POOLED:
            continue
        counts = [f"{name} {one[column]}" for name, column in COUNTS.items()]
        told = disputes.of(joined[one["subject"], one["object"]])
        found.append(
            _filled(
                id=str(one["id"]),
                subject=str(one["subject"]),
                predicate=biolink.RELATED,
                object=str(one["object"]),
                category=["biolink:Association"],
                original_predicate=POOLED,
                has_evidence=list(texts(one["wasDerivedFrom"])),
                evidence_count=int(str(one["claimCount"])),
                knowledge_level=NOT_PROVIDED,
                agent_type=COUNTER,
                description="; ".join([*counts, *told]),
            )
        )
    return found


COUNTS = {
    "documents": "documentCount",
    "publishers": "publisherCount",
    "lowest certainty": "lowestCertainty",
    "highest certainty": "highestCertainty",
}
"""Columns of ``Edge`` that no slot of Biolink holds, by their words in the description."""

LIMITS = {"compared with": "comparedWith", "outcome": "outcome"}
"""Columns of ``Claim`` whose values may be of any kind, by their words in the description."""

DISPUTES = dict(
    zip(
        (
            "disputed by",
            "disputed in the whole graph by",
            "votes on it",
            "votes on it in the whole graph",
        ),
        (*DENIALS, *VOTES),
        strict=True,
    )
)
"""What tells of a dispute, by its words in the description."""


class _Disputes:
    """Finds what tells of a dispute of claims and edges."""

    def __init__(self, content: Content) -> None:
        """Index edges by their names, and propositions by theirs."""
        self.said: dict[str, dict[str, Cell]] = {}
        for name in ("Edge", "Proposition"):
            if name in content.tables:
                self.said |= {str(one["id"]): one for one in content.tables[name].records()}

    def of(self, joined: Iterable[Mapping[str, Cell]]) -> list[str]:
        """Return, in words, what disputes any of some edges and affirming claims."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in joined:
            spoken = texts(one.get("affirms"))
            for named in (_edge_name(one), *spoken):
                for property_ in DISPUTES.values():
                    cell = self.said.get(named, {}).get(property_.partition(":")[2])
                    found[property_].update(texts(cell))
        for property_ in VOTES:
            found[property_] &= CONFLICTS
        denials, votes = ([v for one in words for v in found[one]] for words in (DENIALS, VOTES))
        if not disputed(denials, votes):
            return []
        there = {words: sorted(found[property_]) for words, property_ in DISPUTES.items()}
        return [f"{words} {', '.join(values)}" for words, values in there.items() if values]


def _edge_name(claim: Mapping[str, Cell]) -> str:
    parts = [str(claim[one]) for one in ("subject", "relation", "object")]
    return named("edge", *parts)


def named(kind: str, *parts: str) -> str:
    """Return the prefixed name of what is derived and named by its parts."""
    etio = shorten(ETIO.relation).removesuffix("relation")
    slugs = (one.removeprefix(etio).replace(":", "-") for one in parts)
    return f"{kind}:{'_'.join(slugs)}"


def _addresses(content: Content) -> dict[str, list[str]]:
    table = content.tables.get("SourceDocument")
    found = table.records() if table else []
    return {str(one["id"]): [str(one["id"]), *texts(one.get("source"))] for one in found}


def _filled(**slots: Value) -> Record:
    return {name: value for name, value in slots.items() if value not in ("", [])}
