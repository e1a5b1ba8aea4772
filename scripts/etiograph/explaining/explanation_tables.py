"""Lays an explanation out for programs: rows, one for each claim, or one nested document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from operator import attrgetter

import pyoxigraph as ox

from etiograph.explaining.citing import CitedClaim, limits_text
from etiograph.explaining.explain import Candidate, Explanation
from etiograph.explaining.ranking import Support
from etiograph.explaining.sensitivity import Sensitivity
from etiograph.explaining.weighing import Way, cut
from etiograph.rdf.query import Answer, Cell
from etiograph.vocabulary import PREFIXES, shorten
from etiograph.walking.path_words import integer

COLUMNS = tuple(
    """
    role rank deficiency weight symptom way steps wayWeight counted whole position limits how words
    certainty claim source publisher start end notice
    """.split()
)
SIDES = (
    ("goes with", "associated"),
    ("broader", "broader"),
    ("mentioned", "mentioned"),
    ("at risk", "facts.at_risk"),
    ("test", "facts.tests"),
    ("food", "facts.foods"),
    ("other source", "facts.other_sources"),
    ("treatment", "facts.treatments"),
    ("caution", "facts.cautions"),
)
"""Roles of the claims beside a candidate, and where they stand in it."""
DECIMALS = 6
DECIMAL = ox.NamedNode(PREFIXES["xsd"] + "decimal")
Row = dict[str, Cell]


def explanation_table(explanation: Explanation) -> Answer:
    """Return an explanation as a table: what was understood, then a row for each claim, by rank.

    The column ``role`` says what a row is there for: ``understood``, ``you ruled out``, ``also
    mentioned``, ``set aside``, ``not understood`` and ``note`` for the words of the question, with
    the term in ``symptom``; ``candidate`` and ``ruled out`` for a step
    of a way, ``contrary``, those of ``SIDES``, ``beside``, ``other cause``, ``in general`` and
    ``other cause in general`` for what is said of a broader symptom (``symptom``) and counts for
    nothing, ``rule out first``, ``red flag`` and ``more red flag``. The column ``whole`` names the
    documents that state a whole way, with a blank between them; ``limits`` says what limits every
    claim of a step; ``how`` how a claim speaks of what it does not affirm, or from which deficiency
    a way passes another cause; ``notice``, in every row, that it is no medical advice.
    """
    rows = [{**row, "notice": ox.Literal(explanation.notice)} for row in _rows(explanation)]
    return Answer(COLUMNS, tuple(tuple(row.get(name) for name in COLUMNS) for row in rows))


def _heard(explanation: Explanation) -> Iterator[Row]:
    heard = explanation.understood
    for role, mentions in (
        ("understood", heard.symptoms),
        ("you ruled out", heard.ruled_out),
        ("also mentioned", (*heard.beside, *heard.beside_denied)),
        ("set aside", heard.set_aside),
    ):
        for one in mentions:
            term, words = ox.NamedNode(one.term), ox.Literal(one.words)
            yield {"role": ox.Literal(role), "symptom": term, "words": words}
    for unknown in heard.unknown:
        yield {"role": ox.Literal("not understood"), "words": ox.Literal(unknown.words)}
    for note in heard.notes:
        yield {"role": ox.Literal("note"), "words": ox.Literal(note)}


def _rows(explanation: Explanation) -> Iterator[Row]:
    yield from _heard(explanation)
    for rank, candidate in enumerate(explanation.candidates, 1):
        head: Row = {
            "rank": integer(rank),
            "deficiency": ox.NamedNode(candidate.deficiency),
            "weight": _decimal(candidate.weight),
        }
        for row in _candidate(explanation, candidate):
            yield {**head, **row}
    for how, claim in explanation.beside:
        yield {**_cells("beside", claim), "how": ox.Literal(how)}
    for claim in explanation.others:
        row = _cells("other cause", claim)
        if claim.claim in explanation.passed:
            names = (explanation.labels[iri] for iri in explanation.passed[claim.claim])
            row["how"] = ox.Literal(f"also on a way from {', '.join(names)}")
        yield row
    for one in explanation.general:
        for name, support in one.leads:
            head = {"deficiency": ox.NamedNode(name), "weight": _decimal(support.weight)}
            yield from ({**row, **head} for row in _ways(explanation, "in general", support))
        for claim in one.others:
            cells = _cells("other cause in general", claim)
            yield {**cells, "symptom": ox.NamedNode(one.symptom)}
    for role, claims in (
        ("rule out first", explanation.first),
        ("red flag", explanation.red_flags),
        ("more red flag", explanation.more_red_flags),
    ):
        yield from (_cells(role, claim) for claim in claims)


def _candidate(explanation: Explanation, candidate: Candidate) -> Iterator[Row]:
    for role, supports in (("candidate", candidate.support), ("ruled out", candidate.ruled_out)):
        for support in supports:
            yield from _ways(explanation, role, support)
    for how, claim in candidate.contrary:
        yield {**_cells("contrary", claim), "how": ox.Literal(how)}
    for role, name in SIDES:
        yield from (_cells(role, claim) for claim in attrgetter(name)(candidate))


def _ways(explanation: Explanation, role: str, support: Support) -> Iterator[Row]:
    for number, way in enumerate(support.ways, 1):
        head: Row = {
            "symptom": ox.NamedNode(support.symptom),
            "way": integer(number),
            "steps": integer(len(way.path.steps)),
            "wayWeight": _decimal(way.weight),
            "counted": ox.Literal(way.counted),
            "whole": ox.Literal(" ".join(map(shorten, way.path.whole_in))),
        }
        for position, step in enumerate(way.path.steps, 1):
            limits = limits_text(
                explanation.limits[step.subject, step.object],
                explanation.labels[step.subject],
                explanation.labels,
            )
            place: Row = {"position": integer(position), "limits": ox.Literal(limits)}
            for iri in step.claims:
                yield {**_cells(role, explanation.claims[iri]), **head, **place}


def _cells(role: str, one: CitedClaim) -> Row:
    return {
        "role": ox.Literal(role),
        "words": ox.Literal(one.words),
        "certainty": ox.Literal(one.certainty),
        "claim": ox.NamedNode(one.claim),
        "source": ox.NamedNode(one.source),
        "publisher": ox.Literal(one.publisher),
        "start": integer(one.start),
        "end": integer(one.end),
    }


def _decimal(number: float) -> ox.Literal:
    return ox.Literal(f"{cut(number, DECIMALS):.{DECIMALS}f}", datatype=DECIMAL)


def explanation_json(explanation: Explanation, found: Sensitivity | None = None) -> str:
    """Return an explanation as one JSON document, nested as the values are.

    IRIs are in full; ``labels`` names each term that occurs; weights have six decimals, cut and not
    rounded. A way names its claims by step, with what limits them all, and ``claims`` says each in
    words; ``whole_in`` has the documents that state the whole way, ``voices`` the publishers.
    """
    whole = asdict(replace(explanation, labels={}, limits={}, candidates=(), general=()))
    del whole["labels"], whole["limits"]
    whole["candidates"] = [
        {
            **asdict(replace(one, support=(), ruled_out=())),
            "rank": rank,
            "weight": cut(one.weight, DECIMALS),
            "support": [_support(explanation, each) for each in one.support],
            "ruled_out": [_support(explanation, each) for each in one.ruled_out],
        }
        for rank, one in enumerate(explanation.candidates, 1)
    ]
    whole["general"] = [
        {
            **asdict(replace(one, leads=())),
            "leads": [
                {"deficiency": name, **_support(explanation, each)} for name, each in one.leads
            ],
        }
        for one in explanation.general
    ]
    if found is not None:
        whole["sensitivity"] = asdict(found)
    used = set(_strings(whole))
    labels = {iri: explanation.labels[iri] for iri in sorted(used) if iri in explanation.labels}
    ordered = {"notice": whole.pop("notice"), **whole, "labels": labels}
    return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"


def _support(explanation: Explanation, one: Support) -> dict[str, object]:
    ways = [_way(explanation, way) for way in one.ways]
    return {"symptom": one.symptom, "weight": cut(one.weight, DECIMALS), "ways": ways}


def _way(explanation: Explanation, way: Way) -> dict[str, object]:
    steps = [
        {
            "subject": step.subject,
            "object": step.object,
            "claims": step.claims,
            "disputed": step.disputed,
            "limits": asdict(explanation.limits[step.subject, step.object]),
        }
        for step in way.path.steps
    ]
    return {
        "weight": cut(way.weight, DECIMALS),
        "counted": way.counted,
        "whole_in": way.path.whole_in,
        "voices": {voice: cut(weight, DECIMALS) for voice, weight in way.voices},
        "steps": steps,
    }


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)


def sensitivity_table(found: Sensitivity) -> Answer:
    """Return how a ranking changes: one row for each candidate in each way of weighing."""
    columns = (
        "variant",
        "deficiency",
        "rank",
        "baseRank",
        "bestRank",
        "worstRank",
        "swapped",
        "tau",
    )
    base = [place.deficiency for place in found.places]
    places = {place.deficiency: place for place in found.places}
    orders = [("as documented", tuple(base), 0, 1.0)]
    orders += [(one.name, one.order, one.swapped, one.tau) for one in found.variants]
    rows: list[tuple[Cell, ...]] = []
    for name, order, swapped, tau in orders:
        for rank, iri in enumerate(order, 1):
            place = places[iri]
            ranks = map(integer, (rank, place.rank, place.best, place.worst, swapped))
            rows.append((ox.Literal(name), ox.NamedNode(iri), *ranks, _decimal(tau)))
    return Answer(columns, tuple(rows))
