"""Reads the tables of ``ontology/reference/``: what others measured, advise and classify.

Reference data stand beside the claims and are none. A value that a table does not have is a status
without a number here, never zero.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pyoxigraph as ox

from etiograph.building import tables
from etiograph.errors import InputSyntaxError
from etiograph.rdf import reading
from etiograph.vocabulary import ETIO, PREFIXES, expand, shorten

COMPOSITION = (
    *("food", "fit", "fdc_id", "ndb_no", "description", "nutrient", "amount", "unit", "per"),
    *("value_status", "release", "basis", "seen"),
)
INTAKES = (
    *("nutrient", "life_stage", "age", "value_type", "amount", "unit", "edition", "agreement"),
    *("note", "seen"),
)
HIERARCHY = ("subject", "subject_label", "predicate", "object", "object_label", "origin")
METADATA = {
    "title": PREFIXES["dcterms"] + "title",
    "description": PREFIXES["dcterms"] + "description",
    "source": PREFIXES["dcterms"] + "source",
    "rights": PREFIXES["dcterms"] + "rights",
}
FITS = {
    "direct": ETIO.directItem,
    "example": ETIO.exampleItem,
    "contrast": ETIO.contrastItem,
    "not the same food": ETIO.contrastItem,
}
LACKING = {"unfortified"}
"""Notes that make an item stand for contrast only, also where the table calls it an example."""
TYPES = {
    "RDA": ETIO.recommendedAllowance,
    "AI": ETIO.adequateIntake,
    "UL": ETIO.upperLevel,
}
STATUSES = {"value": ETIO.given, "missing": ETIO.missing}
UNITS, DAILY = ("mg", "ug"), ("mg/d", "ug/d")
PORTION, BASES, NOT_DETERMINED = "100 g", ("A", "B"), "not determined"
PARENTS = {
    "rdfs:subClassOf": ETIO.externalParent,
    "mesh:treeParent": ETIO.externalParent,
    "BFO:0000050": ETIO.externalPartOf,
}
FOODS, NUTRIENTS = {ETIO.Food, ETIO.FoodGroup}, {ETIO.Nutrient}
CLASSES = FOODS | NUTRIENTS
"""Classes of the terms that a table may name."""
Node = ox.NamedNode | ox.Literal
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
AGE = re.compile(r"(?P<over>>)?(?P<first>[0-9]+)(-[0-9]+)? (?P<unit>mo|y)")
LABEL, NOTE = PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "note"
MANY = {ETIO.externalParent, ETIO.externalPartOf, ETIO.seenIn, NOTE}
MANY |= {METADATA["rights"], METADATA["source"]}
AGAIN = "correct it, or write the tables anew: etiograph select-reference"


class Facts:
    """Triples in the making: a property that has one value cannot be given a second."""

    def __init__(self) -> None:
        self.triples: dict[ox.Triple, None] = {}
        self.single: dict[tuple[str, str], Node] = {}

    def add(self, where: str, subject: str, predicate: str, node: Node) -> None:
        """Add a triple.

        Raises:
            InputSyntaxError: if the subject has another value of this property already.
        """
        if predicate not in MANY:
            known = self.single.setdefault((subject, predicate), node)
            if known != node:
                what = f"{shorten(subject)} has two values of {shorten(predicate)}"
                raise InputSyntaxError(where, what, AGAIN)
        self.triples[ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), node)] = None

    def describe(self, where: str, subject: str, kind: str, **about: Node | str | int) -> None:
        """Add the class of a subject and what ``about`` says of it, by words of ours.

        Text and numbers become literals; empty text says nothing.
        """
        self.add(where, subject, PREFIXES["rdf"] + "type", ox.NamedNode(kind))
        for name, said in about.items():
            if said == "":
                continue
            node = ox.Literal(said) if isinstance(said, str | int) else said
            self.add(where, subject, PREFIXES["etio"] + name, node)


def read(path: Path, graph: str, known: Mapping[str, set[str]]) -> list[ox.Triple]:
    """Return the triples of a reference table, with what its metadata say of the graph.

    Which reader fits follows from the columns.

    Args:
        path: the table.
        graph: IRI of the named graph that will hold it.
        known: classes of each term, by IRI.

    Raises:
        InputError: if the file cannot be read.
        InputSyntaxError: naming the line, if the columns are of no kind of reference table, a term
            or prefix is unknown, a number, unit, portion, fit or status cannot be read, a missing
            value has a number, or two rows contradict each other.
    """
    table = tables.read(path)
    readers: dict[tuple[str, ...], Callable[[Facts, tables.Row, Mapping[str, set[str]]], None]] = {
        COMPOSITION: _composition,
        INTAKES: _intake,
        HIERARCHY: _edge,
    }
    reader = readers.get(table.columns)
    if reader is None:
        what = f"no reference table has the columns {', '.join(table.columns)}"
        raise InputSyntaxError(path, what, AGAIN)
    facts = Facts()
    facts.describe(str(path), graph, ETIO.ReferenceData)
    for key, value in table.metadata:
        if key not in METADATA:
            hint = f"use one of {', '.join(METADATA)}"
            raise InputSyntaxError(path, f"unknown metadata {key}", hint)
        facts.add(str(path), graph, METADATA[key], ox.Literal(value, language="en"))
    for row in table.rows:
        reader(facts, row, known)
    for triple in facts.triples:
        reading.check(path, triple)
    return list(facts.triples)


def _composition(facts: Facts, row: tables.Row, known: Mapping[str, set[str]]) -> None:
    food = _term(row, "food", known, FOODS)
    nutrient = _term(row, "nutrient", known, NUTRIENTS)
    fdc, ndb = (_matching(row, column, "[1-9][0-9]*") for column in ("fdc_id", "ndb_no"))
    item = f"{PREFIXES['food-item']}{fdc}"
    facts.describe(
        row.where,
        item,
        ETIO.FoodItem,
        fdcId=fdc,
        ndbNumber=ndb,
        idBasis=_chosen(row, "basis", {one: one for one in BASES}),
    )
    label = ox.Literal(_matching(row, "description", r"\S(.*\S)?"), language="en")
    facts.add(row.where, item, LABEL, label)
    word, _, note = row["fit"].partition(": ")
    fit = ETIO.contrastItem if note in LACKING else FITS.get(word)
    if fit is None:
        raise InputSyntaxError(row.where, f"fit is {row['fit'] or 'empty'}", AGAIN)
    facts.describe(
        row.where,
        f"{PREFIXES['item-fit']}{_slug(food)}_{fdc}",
        ETIO.ItemFit,
        ofItem=ox.NamedNode(item),
        standsFor=ox.NamedNode(food),
        fit=ox.NamedNode(fit),
        fitNote=note,
    )
    release = row["release"].partition(" (")[0]
    facts.describe(
        row.where,
        f"{PREFIXES['amount']}{fdc}_{_slug(nutrient)}_{_slugged(release)}",
        ETIO.MeasuredAmount,
        ofItem=ox.NamedNode(item),
        ofNutrient=ox.NamedNode(nutrient),
        valueStatus=ox.NamedNode(_chosen(row, "value_status", STATUSES)),
        value=_number(row) if row["value_status"] == "value" else _no_number(row),
        unit=_chosen(row, "unit", {one: one for one in UNITS}),
        per=_chosen(row, "per", {PORTION: PORTION}),
        release=release,
        seenIn=row["seen"],
    )


def _intake(facts: Facts, row: tables.Row, known: Mapping[str, set[str]]) -> None:
    nutrient = _term(row, "nutrient", known, NUTRIENTS)
    kind, _, remark = row["value_type"].partition(" (")
    if kind not in TYPES:
        raise InputSyntaxError(row.where, f"value_type is {row['value_type'] or 'empty'}", AGAIN)
    age = AGE.fullmatch(row["age"])
    if not age:
        raise InputSyntaxError(row.where, f"age is {row['age'] or 'empty'}", AGAIN)
    years = int(age["first"]) + bool(age["over"])
    edition = _matching(row, "edition", "([0-9]{4})?")
    determined = row["amount"] != NOT_DETERMINED
    parts = (nutrient, row["life_stage"], row["age"].replace(">", "over "), kind, edition)
    name = "_".join(_slugged(part.rpartition("/")[2]) for part in parts if part)
    facts.describe(
        row.where,
        PREFIXES["intake"] + name,
        ETIO.ReferenceIntake,
        ofNutrient=ox.NamedNode(nutrient),
        lifeStage=_matching(row, "life_stage", "[A-Z][a-z]+"),
        age=row["age"],
        ageFrom=years * 12 if age["unit"] == "y" else years,
        intakeType=ox.NamedNode(TYPES[kind]),
        valueStatus=ox.NamedNode(ETIO.given if determined else ETIO.notDetermined),
        value=_number(row) if determined else "",
        unit=_chosen(row, "unit", {one: one for one in DAILY}),
        edition=edition,
        agreement=_matching(row, "agreement", r"\S.*"),
    )
    for seen in row["seen"].split(" | "):
        facts.add(row.where, PREFIXES["intake"] + name, ETIO.seenIn, ox.Literal(seen))
    for note in filter(None, (remark.removesuffix(")"), row["note"])):
        facts.add(row.where, PREFIXES["intake"] + name, NOTE, ox.Literal(note, language="en"))


def _edge(facts: Facts, row: tables.Row, _: Mapping[str, set[str]]) -> None:
    alone = not any(row[column] for column in ("predicate", "object", "object_label", "origin"))
    ends = []
    for column in ("subject",) if alone else ("subject", "object"):
        iri = expand(row[column])
        if iri is None:
            what = f"{column} is {row[column] or 'empty'}"
            raise InputSyntaxError(row.where, what, "use a prefixed name with a known prefix")
        label = ox.Literal(_matching(row, f"{column}_label", r"\S(.*\S)?"), language="en")
        facts.add(row.where, iri, LABEL, label)
        ends.append(iri)
    if not alone:
        predicate = _chosen(row, "predicate", PARENTS)
        facts.add(row.where, ends[0], predicate, ox.NamedNode(ends[1]))


def _term(row: tables.Row, column: str, known: Mapping[str, set[str]], kinds: set[str]) -> str:
    iri = expand(row[column])
    if iri is None or not known.get(iri, set()) & kinds:
        what = f"{column} {row[column] or 'empty'} is no such term"
        raise InputSyntaxError(row.where, what, AGAIN)
    return iri


def _chosen(row: tables.Row, column: str, choices: Mapping[str, str]) -> str:
    if row[column] not in choices:
        hint = f"use one of {', '.join(sorted(choices))}"
        raise InputSyntaxError(row.where, f"{column} is {row[column] or 'empty'}", hint)
    return choices[row[column]]


def _matching(row: tables.Row, column: str, pattern: str) -> str:
    if not re.fullmatch(pattern, row[column]):
        raise InputSyntaxError(row.where, f"{column} is {row[column] or 'empty'}", AGAIN)
    return row[column]


def _number(row: tables.Row) -> ox.Literal:
    if not NUMBER.fullmatch(row["amount"]):
        what = f"amount is {row['amount'] or 'empty'}, not a number from 0"
        raise InputSyntaxError(row.where, what, AGAIN)
    return ox.Literal(row["amount"], datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal"))


def _no_number(row: tables.Row) -> str:
    if row["amount"]:
        what = f"a missing value has the number {row['amount']}"
        raise InputSyntaxError(row.where, what, AGAIN)
    return ""


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2]


def _slugged(words: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", words.lower()))
