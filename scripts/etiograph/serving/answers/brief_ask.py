"""Answers free words briefly: what was understood, and what documents claim may lie behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etiograph.explaining import explain, understanding_words
from etiograph.explaining.citing import CitedClaim
from etiograph.explaining.explain import Candidate, Explanation
from etiograph.explaining.ranking import Support
from etiograph.explaining.understanding import Mention, Unknown
from etiograph.explaining.weighing import cut
from etiograph.serving import brevity
from etiograph.serving.brevity import Row, filled, name, text
from etiograph.serving.brief_claims import MORE, Teller
from etiograph.serving.limits import Limits
from etiograph.serving.replies import Reply
from etiograph.serving.served import ServedGraph

SHOWN = {
    "red_flags": 5,
    "explanations": 3,
    "other_causes": 5,
    "rule_out_first": 4,
    "beside": 2,
    "broader": 0,
    "other_red_flags": 0,
}
"""Parts of an answer, and how many of each are given where no part is asked for."""
HEARD, SYMPTOMS, SIDES = 12, 6, 3
"""Most things of one sort that are told: of the words, symptoms of a candidate, claims beside."""
DETAILS = ((3, 3), (2, 2), (1, 1))
"""Ways to a symptom and claims of a step, from more to less, until a candidate has room."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An explanation, and how it is told.

    Attributes:
        graph: what was asked.
        found: the explanation.
        room: characters for a part of it.
    """

    graph: ServedGraph
    found: Explanation
    room: int

    @property
    def parts(self) -> dict[str, tuple[Sequence[Any], Callable[[Any], Row]]]:
        """For each part what is in it, and how one of it is told."""
        found, cited = self.found, Teller(self.graph).cited
        broader = [(one, lead) for one in found.general for lead in one.leads]
        more = [(one, claim) for one in found.general for claim in one.others]
        ranked = list(enumerate(found.candidates, 1))
        return {
            "red_flags": (found.red_flags, cited),
            "explanations": (ranked, self.candidate),
            "other_causes": (found.others, self.cause),
            "rule_out_first": (found.first, cited),
            "beside": (found.beside, lambda one: {"how": one[0], **cited(one[1])}),
            "broader": ([*broader, *more], self.broader),
            "other_red_flags": (found.more_red_flags, cited),
        }

    def candidate(self, ranked: tuple[int, Candidate]) -> Row:
        """Return a candidate in as much detail as leaves room for others."""
        row: Row = {}
        for ways, claims in DETAILS:
            row = self._candidate(ranked, Teller(self.graph, claims), ways)
            if brevity.size(row) < self.room // SHOWN["explanations"]:
                break
        return row

    def cause(self, one: CitedClaim) -> Row:
        """Return another cause, and the deficiencies that are said to act by it."""
        through = [name(iri) for iri in self.found.passed.get(one.claim, ())][:SIDES]
        return filled({**Teller(self.graph).cited(one), "said_to_follow": through})

    def broader(self, one: tuple[Any, Any]) -> Row:
        """Return what is said of a broader symptom."""
        general, said = one
        tell = Teller(self.graph, 1)
        if isinstance(said, CitedClaim):
            return {"of": name(general.symptom), **tell.cited(said)}
        return {"of": name(general.symptom), **tell.term(said[0]), **_support(tell, said[1], 1)}

    def _candidate(self, ranked: tuple[int, Candidate], tell: Teller, ways: int) -> Row:
        rank, one = ranked
        contrary = [{"how": how, **tell.cited(claim)} for how, claim in one.contrary[:SIDES]]
        row = {
            "rank": rank,
            **tell.term(one.deficiency),
            "weight": cut(one.weight, 2),
            "publishers": [text(voice) for voice in one.publishers[:SIDES]],
            "leads_to": [_support(tell, each, ways) for each in one.support[:SYMPTOMS]],
            "symptoms_left_out": max(0, len(one.support) - SYMPTOMS) or None,
            "though_ruled_out": [name(each.symptom) for each in one.ruled_out[:SYMPTOMS]],
            "not_said_to_lead_to": [name(iri) for iri in one.not_led[:SYMPTOMS]],
            "nothing_said_of": [name(iri) for iri in one.silent[:SYMPTOMS]],
            "contrary": contrary,
            "contrary_left_out": max(0, len(one.contrary) - SIDES) or None,
            "goes_with": [tell.cited(claim) for claim in one.associated[:1]],
        }
        return filled(row)


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer free words.

    Args:
        graph: what is asked.
        given: ``words``; ``part``, one of ``SHOWN``, or empty for the first of each; ``skip``, how
            many of the part to pass over.

    Raises:
        UsageError: if the text is too long, or empty.
    """
    found = explain.from_words(graph.index, given["words"])
    part = given["part"]
    content = _heard(Teller(graph), found)
    if not found.symptoms:
        nothing = understanding_words.nothing_understood(found.understood, found.labels)
        return brevity.reply({**content, "nothing": brevity.message(nothing)})
    if found.says_nothing:
        content["nothing"] = "no claim speaks of this; that says nothing about whether it is so"
    left: list[Row] = []
    rows: dict[str, list[Any]] = {}
    room = brevity.ROOM - brevity.size(content)
    for one in _by_size(part):
        most, skip = (brevity.CHARACTERS, given["skip"]) if part else (SHOWN[one], 0)
        every, tell = Asked(graph, found, room).parts[one]
        some = brevity.part(every, tell, most=most, skip=skip, room=room)
        room -= brevity.size(some.rows)
        rows[one] = some.rows
        left += some.left_out(one, f"the same words with part={one}")
    ordered = filled({one: rows.get(one, []) for one in SHOWN})
    return brevity.reply({**content, **ordered, "left_out": left, "more": MORE})


def _by_size(part: str) -> list[str]:
    """Return the parts to give; explanations take what room the others leave."""
    return [part] if part else sorted(SHOWN, key=lambda one: one == "explanations")


def _support(tell: Teller, one: Support, ways: int) -> Row:
    told = [tell.path(way.path) for way in one.ways[:ways]]
    row = {
        "symptom": name(one.symptom),
        "weight": cut(one.weight, 2),
        "ways": told,
        "ways_left_out": max(0, len(one.ways) - ways) or None,
    }
    return filled(row)


def _heard(tell: Teller, found: Explanation) -> Row:
    """Return what the words were taken to mean, and what was lost."""
    heard = found.understood
    sorts: dict[str, Iterable[Mention | Unknown]] = {
        "understood": heard.symptoms,
        "ruled_out": heard.ruled_out,
        "also_mentioned": heard.beside,
        "said_not_to_be": heard.beside_denied,
        "set_aside": heard.set_aside,
        "not_understood": heard.unknown,
    }
    row: Row = {sort: _few([_mention(tell, one) for one in many]) for sort, many in sorts.items()}
    row["notes"] = _few([text(note) for note in heard.notes])
    return filled(row)


def _few(many: list[Any]) -> list[Any]:
    more = len(many) - HEARD
    return [*many[:HEARD], f"and {more} more"] if more > 0 else many


def _mention(tell: Teller, one: Mention | Unknown) -> Row:
    if isinstance(one, Unknown):
        return filled({"words": text(one.words), "nearest": [text(near) for near in one.nearest]})
    return {**tell.term(one.term), "words": text(one.words)}
