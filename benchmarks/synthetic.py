#!/usr/bin/env python3
"""Writes a folder like ``ontology/`` with as many invented claims as are asked for.

    python benchmarks/synthetic.py FOLDER --claims 10000 [--seed 1] [--violations 0]

The vocabulary, terms, mappings and reference data are the project's own; terms are added, and the
documents are invented. What is mentioned how often follows power laws, as in a literature: the
length of documents, how often a topic, a statement or a publisher comes up (Zipf), and how the
number of distinct terms grows with the number of claims (Heaps). The same arguments give the same
bytes. What was planted stands in ``planted.json``.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import shutil
import sys
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etiograph.vocabulary import PREFIXES

ROOT = Path(__file__).resolve().parents[1]
HEAPS = 0.7
"""Exponent by which the number of terms grows with the number of claims."""
SHARES = {
    "condition": 0.8,
    "deficiency": 0.3,
    "factor": 0.5,
    "food": 1.0,
    "function": 0.5,
    "intervention": 0.8,
    "mechanism": 0.5,
    "nutrient": 0.3,
    "symptom": 1.0,
    "test": 0.2,
}
"""Terms of each kind, in units of claims ** HEAPS."""
CLASSES = {"function": "BodyFunction", "test": "DiagnosticTest"}
"""Kinds whose class does not bear their name."""
LEADS = ("causes", "manifestsAs", "contributesTo", "increasesRiskOf")
BESIDE = (
    ("food", "sourceOf", "nutrient"),
    ("nutrient", "supports", "function"),
    ("nutrient", "requiredFor", "function"),
    ("deficiency", "impairs", "function"),
    ("deficiency", "associatedWith", "symptom"),
    ("intervention", "recommendedFor", "symptom"),
    ("intervention", "improves", "symptom"),
    ("factor", "causes", "symptom"),
    ("factor", "depletes", "nutrient"),
    ("test", "diagnoses", "deficiency"),
)
"""Statements beside those that lead on, as often as in the five documents, roughly."""
CERTAINTIES = {"speculative": 2, "weak": 2, "hedged": 30, "asserted": 52, "strong": 11}
VOICES = ("article", "article", "table")
FREQUENCIES, SEVERITIES = ("often", "sometimes"), ("mild", "severe")
CODE_POINTS, PASSAGE = 95_000, 90
SHAPES = ("Claim-evidence", "Claim-attribution", "Claim-time", "Span-sha256")
"""Shapes that planted violations trip, each exactly one, in turn."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a claim says, as prefixed names."""

    subject: str
    relation: str
    object: str


@dataclass(slots=True)
class Said:
    """One claim about to be written."""

    statement: Statement
    denied: bool = False
    plain: bool = False


class Weighted:
    """Draws places of a list; the place at rank r is drawn in proportion to 1 / r ** skew."""

    def __init__(self, size: int, skew: float = 1.0) -> None:
        self.sums = list(itertools.accumulate(1 / (rank + 1) ** skew for rank in range(size)))

    def draw(self, dice: random.Random) -> int:
        """Return a place, 0 and up."""
        return bisect(self.sums, dice.random() * self.sums[-1])


class Corpus:
    """Invented terms, statements by topic, and documents, all drawn from one seed.

    Attributes:
        terms: prefixed names of the terms of each kind, the project's own first.
        topics: statements of each topic; there is one topic a deficiency.
        sizes: claims of each document.
    """

    def __init__(self, claims: int, seed: int) -> None:
        self.claims, self.seed = claims, seed
        self.dice = random.Random(seed)  # noqa: S311 - the same at every run, and no secret
        unit = claims**HEAPS
        self.invented = {kind: max(4, round(share * unit)) for kind, share in SHARES.items()}
        own = _own_terms()
        self.terms = {
            kind: [*own[kind], *(f"{kind}:synthetic-{n}" for n in range(count))]
            for kind, count in self.invented.items()
        }
        self.regions, self.people = own["region"], own["population"]
        self.publishers = [f"organization:synthetic-{n}" for n in range(max(5, round(unit / 10)))]
        self.topics = self._topics()
        self.sizes = self._sizes()
        spread = Weighted(len(self.publishers), 0.6)
        self.published = [self.publishers[spread.draw(self.dice)] for _ in self.sizes]
        self.contradicted, self.denied = self._contradictions()

    def _topics(self) -> list[list[Statement]]:
        """Return statements by topic; what leads on goes from lower to higher, so seldom round."""
        dice = self.dice
        onward = self.terms["mechanism"] + self.terms["condition"]
        dice.shuffle(onward)
        place = {term: n for n, term in enumerate(onward)}
        symptom = Weighted(len(self.terms["symptom"]), 0.8)
        following: dict[str, list[Statement]] = {}
        topics = []
        for deficiency in self.terms["deficiency"]:
            found, reached = [], [deficiency]
            for depth in range(5):
                growing = []
                for term in reached:
                    if term not in following:
                        steps = self._steps(term, depth, onward, place, symptom)
                        following[term] = steps
                    found += following[term]
                    growing += [one.object for one in following[term] if one.object in place]
                reached = growing
            topics.append(list(dict.fromkeys(found)))
        for kind, relation, other in BESIDE:
            draw = {k: Weighted(len(self.terms[k]), 0.7) for k in (kind, other)}
            for topic in topics:
                for _ in range(dice.randint(1, 3)):
                    one = self.terms[kind][draw[kind].draw(dice)]
                    two = self.terms[other][draw[other].draw(dice)]
                    topic.append(Statement(one, f"etio:{relation}", two))
        for topic in topics:
            dice.shuffle(topic)
        return [list(dict.fromkeys(topic)) for topic in topics]

    def _steps(
        self,
        term: str,
        depth: int,
        onward: Sequence[str],
        place: Mapping[str, int],
        symptom: Weighted,
    ) -> list[Statement]:
        dice = self.dice
        count = (
            min(20, int(3 * dice.paretovariate(1.6))) if depth == 0 else dice.choice((0, 1, 2, 3))
        )
        found = []
        for _ in range(count):
            low = place.get(term, -1) + 1
            further = low < len(onward) and dice.random() < (0.55 if depth == 0 else 0.4)
            # Not far on, so that what lies beyond stays the topic's own.
            next_one = (
                onward[min(len(onward) - 1, low + int(dice.expovariate(1 / 400)))]
                if further and depth
                else dice.choice(onward)
                if further
                else self.terms["symptom"][symptom.draw(dice)]
            )
            found.append(Statement(term, f"etio:{dice.choice(LEADS)}", next_one))
        return found

    def _sizes(self) -> list[int]:
        sizes: list[int] = []
        left = self.claims
        while left:
            size = min(left, 999, int(60 * self.dice.paretovariate(1.3)))
            sizes.append(size)
            left -= size
        return sizes

    def _contradictions(self) -> tuple[dict[Statement, tuple[int, int]], dict[int, list[Said]]]:
        """Return the statements that one document affirms and another denies, and where."""
        wanted = min(self.claims // 250, len(self.topics) * 3)
        planted: dict[Statement, tuple[int, int]] = {}
        inserted: dict[int, list[Said]] = {}
        used: dict[int, int] = {}
        for _ in range(wanted * 20):
            if len(planted) == wanted:
                break
            statement = self.dice.choice(self.dice.choice(self.topics))
            pro, con = (self.dice.randrange(len(self.sizes)) for _ in range(2))
            full = any(used.get(one, 0) + 2 > self.sizes[one] // 4 for one in (pro, con))
            if statement in planted or full or self.published[pro] == self.published[con]:
                continue
            planted[statement] = (pro, con)
            for place, denied in ((pro, False), (con, True)):
                inserted.setdefault(place, []).append(Said(statement, denied, plain=True))
                used[place] = used.get(place, 0) + 1
        return planted, inserted

    def said(self, number: int) -> list[Said]:
        """Return what a document says, in order; a document is drawn from its own seed."""
        dice = random.Random(f"{self.seed} {number}")  # noqa: S311 - as above
        topic = Weighted(len(self.topics), 0.7)
        chosen = [self.topics[topic.draw(dice)] for _ in range(dice.choice((1, 1, 2, 3)))]
        weights = [Weighted(len(one), 0.5) for one in chosen]
        planted = self.denied.get(number, [])
        mine = {one.statement for one in planted if one.denied}
        found = list(planted)
        while len(found) < self.sizes[number]:
            which = dice.randrange(len(chosen))
            statement = chosen[which][weights[which].draw(dice)]
            if statement not in mine:
                found.append(Said(statement))
        dice.shuffle(found)
        return found


def _own_terms() -> dict[str, list[str]]:
    """Return the project's own terms that may be subject and object here, by kind."""
    kinds = [*SHARES, "region", "population"]
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    for path in sorted((ROOT / "ontology" / "terms").glob("*.ttl")):
        blocks = path.read_text(encoding="utf-8").split("\n\n")
        for block in blocks:
            name, _, rest = block.partition("\n")
            kind = name.partition(":")[0]
            group = "a etio:FoodGroup" in rest
            if kind in found and "owl:deprecated" not in rest and not group:
                found[kind].append(name.strip())
    return found


def write(folder: Path, claims: int, seed: int = 1, violations: int = 0) -> dict[str, object]:
    """Write an invented ontology folder and return what was planted in it.

    Args:
        folder: made anew; must not be there.
        claims: how many; exactly so many are written.
        seed: of the dice.
        violations: how many nodes are to break a shape, each exactly one.

    Returns:
        ``claims``, ``documents``, ``terms``, ``contradictions`` (numbers), ``violations`` (pairs
        of the IRI of a node and the name of the shape that it breaks, sorted).

    Raises:
        FileExistsError: if the folder is there.
    """
    corpus = Corpus(claims, seed)
    shutil.copytree(ROOT / "ontology", folder, ignore=shutil.ignore_patterns("claims"))
    (folder / "claims").mkdir()
    for kind, count in corpus.invented.items():
        text = "\n\n".join(_terms(kind, count))
        (folder / "terms" / f"synthetic-{kind}.ttl").write_text(_document(text), encoding="utf-8")
    text = "\n\n".join(_publisher(name) for name in corpus.publishers)
    place = folder / "terms" / "synthetic-organization.ttl"
    place.write_text(_document(text), encoding="utf-8")
    every = claims // violations if violations else 0
    broken: list[tuple[str, str]] = []
    written = 0
    for number, size in enumerate(corpus.sizes):
        first = written
        wrong = {
            n - first: SHAPES[(n // every) % len(SHAPES)]
            for n in range(first, first + size)
            if every and n % every == 0 and n // every < violations
        }
        blocks = _source(corpus, number, wrong, broken)
        place = folder / "claims" / f"{number:03}.ttl"
        place.write_text(_document("\n\n".join(blocks)), encoding="utf-8")
        written += size
    planted: dict[str, object] = {
        "claims": claims,
        "documents": len(corpus.sizes),
        "terms": sum(corpus.invented.values()),
        "contradictions": len(corpus.contradicted),
        "violations": sorted(broken),
    }
    text = json.dumps(planted, indent=1) + "\n"
    (folder / "planted.json").write_text(text, encoding="utf-8")
    return planted


def _document(body: str) -> str:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items()))
    return f"# Invented, for measuring.\n\n{prefixes}\n{body}\n"


def _terms(kind: str, count: int) -> Iterator[str]:
    name = CLASSES.get(kind, kind.capitalize())
    for n in range(count):
        more = ""
        if kind == "deficiency":
            more = f"    etio:deficiencyOf nutrient:synthetic-{n} ;\n"
            more += f'    skos:altLabel "lack of substance {n}"@en ;\n'
        if kind in ("symptom", "condition") and n >= 8 and n % 3 == 0:
            more = f"    skos:broader {kind}:synthetic-{n // 8} ;\n"
        yield (
            f"{kind}:synthetic-{n}\n    a etio:{name} ;\n"
            f'    rdfs:label "synthetic {kind} {n}"@en ;\n'
            f'    skos:definition "stand-in number {n} for a {kind}, made up for measuring"@en ;\n'
            f'{more}    etio:unmappedBecause "made up for measuring"@en .'
        )


def _publisher(name: str) -> str:
    number = name.rpartition("-")[2]
    return (
        f'{name}\n    a etio:Organization ;\n    rdfs:label "synthetic publisher {number}"@en ;\n'
        f'    skos:definition "stand-in number {number} for who publishes, made up"@en ;\n'
        '    etio:unmappedBecause "made up for measuring"@en .'
    )


def _source(
    corpus: Corpus, number: int, wrong: Mapping[int, str], broken: list[tuple[str, str]]
) -> Iterator[str]:
    """Yield the record of a document, its claims and its spans."""
    key = f"{number:03}"
    dice = random.Random(f"{corpus.seed} {number} details")  # noqa: S311 - as above
    yield (
        f'source:{key}\n    a etio:SourceDocument ;\n    rdfs:label "document {key}"@en ;\n'
        f"    dcterms:publisher {corpus.published[number]} ;\n"
        '    dcterms:rights "invented; nobody holds rights in it"@en ;\n'
        f"    dcterms:source <https://synthetic.example/{key}> ;\n"
        f'    dcterms:title "Synthetic document {key}"@en ;\n'
        "    dcterms:type biolink:Article ;\n"
        f"    etio:codePoints {CODE_POINTS} ;\n"
        "    etio:notKnown dcterms:creator , dcterms:issued , dcterms:license ;\n"
        f'    etio:sha256 "{_digest(key)}" .'
    )
    told = _Telling(key, dice, corpus)
    for place, said in enumerate(corpus.said(number)):
        yield from told.claim(place, said, wrong.get(place, ""))
    broken += told.broken


class _Telling:
    """Writes the claims of one document and the spans in which they stand."""

    def __init__(self, key: str, dice: random.Random, corpus: Corpus) -> None:
        self.key, self.dice, self.corpus = key, dice, corpus
        self.first: dict[tuple[object, ...], str] = {}
        self.here: set[tuple[object, ...]] = set()
        self.passage, self.broken = -1, list[tuple[str, str]]()

    def claim(self, place: int, said: Said, wrong: str) -> Iterator[str]:
        """Yield a claim, and the span if it is the first in its passage."""
        dice, statement = self.dice, said.statement
        region = ""
        if not said.plain and ":" in statement.object and dice.random() < 0.06:
            region = dice.choice(self.corpus.regions)
        what = (statement, region, said.denied)
        if self.passage < 0 or what in self.here or dice.random() < 0.45:
            self.passage, self.here = self.passage + 1, set()
            yield from self._span(wrong)
        self.here.add(what)
        name = f"claim:{self.key}-{place + 1:03}"
        asks = not said.plain and dice.random() < 0.012
        certainty = "speculative" if asks else _chosen(CERTAINTIES, dice)
        lines = [
            f"{name}\n    a etio:Claim",
            f"etio:statedIn source:{self.key}",
            f"etio:passage {self._name()}",
            f"etio:subject {statement.subject}",
            f"etio:relation {statement.relation}",
            f"etio:object {statement.object}",
            f"etio:polarity etio:{'denied' if said.denied else 'affirmed'}",
            f"etio:certainty etio:{certainty}",
            f"etio:voice etio:{'question' if asks else dice.choice(VOICES)}Voice",
        ]
        if wrong != "Claim-evidence":
            lines.append("etio:evidence ECO:0000034")
        if wrong != "Claim-attribution":
            lines.append("prov:wasAttributedTo agent:language-model-encoder")
        kind = "xsd:string" if wrong == "Claim-time" else "xsd:dateTime"
        lines.append(f'prov:generatedAtTime "2026-11-21T00:00:00Z"^^{kind}')
        if region:
            lines.append(f"etio:region {region}")
        if not said.plain:
            lines += self._limits()
        if what in self.first and not asks and dice.random() < 0.5:
            lines.append(f"etio:restates {self.first[what]}")
        if not asks:
            self.first.setdefault(what, name)
        if wrong.startswith("Claim"):
            self.broken.append((PREFIXES["claim"] + name.partition(":")[2], wrong))
        yield " ;\n    ".join(lines) + " ."

    def _limits(self) -> Iterator[str]:
        dice = self.dice
        if dice.random() < 0.04:
            yield f"etio:population {dice.choice(self.corpus.people)}"
        if dice.random() < 0.1:
            yield f"etio:frequency etio:{dice.choice(FREQUENCIES)}"
        if dice.random() < 0.015:
            yield f"etio:severity etio:{dice.choice(SEVERITIES)}"

    def _name(self) -> str:
        start = self.passage * PASSAGE
        return f"span:{self.key}-{start:05}-{start + PASSAGE - 1:05}"

    def _span(self, wrong: str) -> Iterator[str]:
        name, start = self._name(), self.passage * PASSAGE
        digest = _digest(name)
        if wrong == "Span-sha256":
            digest = digest[:-1]
            self.broken.append((PREFIXES["span"] + name.partition(":")[2], wrong))
        yield (
            f"{name}\n    a etio:Span ;\n    oa:hasSource source:{self.key} ;\n"
            f'    oa:hasSelector {name}-selector ;\n    etio:sha256 "{digest}" .'
        )
        yield (
            f"{name}-selector\n    a oa:TextPositionSelector ;\n"
            f"    oa:start {start} ;\n    oa:end {start + PASSAGE - 1} ."
        )


def _chosen(weights: Mapping[str, int], dice: random.Random) -> str:
    return dice.choices(list(weights), list(weights.values()))[0]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def main() -> None:
    """Write the folder that the arguments name, and say what was planted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--violations", type=int, default=0)
    given = parser.parse_args()
    if given.folder.exists():
        sys.exit(f"{given.folder}: is there already; name a folder to be made")
    planted = write(given.folder, given.claims, given.seed, given.violations)
    planted["violations"] = len(planted["violations"])  # type: ignore[arg-type]
    sys.stdout.write(f"{given.folder}: {planted}\n")


if __name__ == "__main__":
    main()
