"""Takes one claim out of the graph at a time, and asks whether a stored answer changes.

Method: mutation testing, on the data. With a claim goes whatever points to it, and the derived
graphs are made anew, so that a claim that is gone is named nowhere in the graph. No question makes
an IRI: a row that names the claim cannot come back, and its answer changes for certain. Only claims
that no row names are taken out in fact, and the questions asked again.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from etiograph.asking import questions, rows
from etiograph.building import graph, infer
from etiograph.errors import InputError
from etiograph.rdf import query, reading
from etiograph.rdf.nodes import value
from etiograph.vocabulary import ETIO, shorten

NAMED, ASKED = "a row names it", "the answer is another"
LISTS = "lists"
"""Header of a question that lists what there is, whatever it says: its notice counts apart."""


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """What became of the answers when one claim was taken out.

    Attributes:
        claim: IRI of the claim.
        question: name of the first question whose answer changes, those that only list coming
            last; empty if no answer changes.
        how: ``a row names it`` or ``the answer is another``; empty if no answer changes.
        lists: whether only questions notice that list what there is, whatever it says.
    """

    claim: str
    question: str
    how: str
    lists: bool


@dataclass(frozen=True, slots=True)
class Suite:
    """Asserted quads, rules, and questions with the answers that they have in the whole graph."""

    quads: tuple[ox.Quad, ...]
    rules: tuple[questions.Question, ...]
    asked: tuple[questions.Question, ...]
    answers: Mapping[str, query.Answer]


def suite(
    quads: Iterable[ox.Quad],
    rules: Sequence[questions.Question],
    asked: Sequence[questions.Question],
) -> Suite:
    """Derive what follows from asserted quads, and ask each question with its example.

    Questions that only list what there is (header ``lists``) are put last.
    """
    asserted = tuple(quads)
    whole = derived(asserted, rules)
    ordered = tuple(sorted(asked, key=lambda one: (LISTS in one.header, one.name)))
    return Suite(asserted, tuple(rules), ordered, {one.name: ask(whole, one) for one in ordered})


def ask(store: ox.Store, question: questions.Question) -> query.Answer:
    """Return the answer of a question to its example."""
    bound = {name: ox.NamedNode(value) for name, value in question.example.items()}
    return query.ask(store, question.text, bound, str(question.path))


def check(asked: Suite, folder: Path) -> None:
    """Check that the answers are those that are stored in a folder, one TSV a question.

    Raises:
        InputError: if an answer is not there, or is another.
    """
    for name, answer in asked.answers.items():
        path = folder / f"{name}.tsv"
        if reading.text(path) != rows.render(answer, "tsv"):
            what = "not what the question answers now"
            raise InputError(path, what, "run: pytest --write-golden, and read the diff")


def claims(quads: Iterable[ox.Quad]) -> list[str]:
    """Return the IRIs of the claims of documents, sorted."""
    wanted = ox.NamedNode(ETIO.Claim)
    return sorted(
        {value(q.subject) for q in quads if q.predicate == graph.RDF_TYPE and q.object == wanted}
    )


def says(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """Return subject, relation and object of each claim, as prefixed names in one line."""
    parts = [ox.NamedNode(iri) for iri in (ETIO.subject, ETIO.relation, ETIO.object)]
    ends: dict[str, dict[int, str]] = {}
    for quad in quads:
        if quad.predicate in parts:
            place = parts.index(quad.predicate)
            ends.setdefault(value(quad.subject), {})[place] = shorten(value(quad.object))
    return {one: " ".join(named[n] for n in sorted(named)) for one, named in ends.items()}


def without(quads: Iterable[ox.Quad], claim: str) -> list[ox.Quad]:
    """Return quads without those of which a claim is subject or object."""
    gone = ox.NamedNode(claim)
    return [quad for quad in quads if gone not in (quad.subject, quad.object)]


def named(asked: Suite) -> dict[str, list[str]]:
    """Return, for each IRI that stands in an answer, the names of the questions, in their order."""
    found: dict[str, list[str]] = {}
    for name, answer in asked.answers.items():
        cells = {
            cell.value for row in answer.rows for cell in row if isinstance(cell, ox.NamedNode)
        }
        for iri in cells:
            found.setdefault(iri, []).append(name)
    return found


def changed(asked: Suite, claim: str) -> str:
    """Take a claim out, derive anew, and return the first question whose answer changes.

    Returns:
        The name of the question, or an empty text if every answer stays.
    """
    store = derived(without(asked.quads, claim), asked.rules)
    different = (one.name for one in asked.asked if ask(store, one) != asked.answers[one.name])
    return next(different, "")


def judge(asked: Suite, wanted: Sequence[str], processes: int = 1) -> list[Verdict]:
    """Return a verdict for each of the wanted claims, in their order.

    Args:
        asked: the graph, its questions and their answers.
        wanted: IRIs of claims.
        processes: how many claims to take out at the same time.
    """
    lists = {one.name for one in asked.asked if LISTS in one.header}
    rowed = {iri: names[0] for iri, names in named(asked).items() if names[0] not in lists}
    rest = [claim for claim in wanted if claim not in rowed]
    if processes > 1 and len(rest) > 1:
        # Not forked: the engine has threads of its own.
        with ProcessPoolExecutor(
            min(processes, len(rest)), multiprocessing.get_context("spawn"), _keep, (asked,)
        ) as pool:
            found = dict(zip(rest, pool.map(_changed, rest), strict=True))
    else:
        found = {claim: changed(asked, claim) for claim in rest}
    verdicts = []
    for claim in wanted:
        question = rowed.get(claim) or found[claim]
        how = NAMED if claim in rowed else ASKED if question else ""
        verdicts.append(Verdict(claim, question, how, question in lists))
    return verdicts


def leant_on(asked: Suite, wanted: Iterable[str]) -> tuple[str, int]:
    """Return the question on which most claims hang, and on how many it is alone.

    Alone is a question that names a claim which no other question names, those left aside that
    only list. Another may still notice by a count, so that the number is the most it can be.
    """
    lists = {one.name for one in asked.asked if LISTS in one.header}
    alone = dict.fromkeys((one.name for one in asked.asked if one.name not in lists), 0)
    rowed = named(asked)
    for claim in wanted:
        names = [name for name in rowed.get(claim, []) if name not in lists]
        if len(names) == 1:
            alone[names[0]] += 1
    return max(alone.items(), key=lambda pair: pair[1], default=("", 0))


def score(verdicts: Sequence[Verdict]) -> str:
    """Return how many claims were noticed, and how many without the questions that only list.

    Shares are cut off after their first decimal, not rounded: 100.0 % are all.

    >>> noticed = Verdict("claim:1", "cq-01", "a row names it", False)
    >>> listed = Verdict("claim:2", "cq-10", "the answer is another", True)
    >>> score([noticed, listed, Verdict("claim:3", "", "", False)])
    '2 of 3 claims noticed (66.6 %), 1 without the questions that only list (33.3 %)'
    """
    count, all_of_them = len(verdicts), sum(bool(one.question) for one in verdicts)
    fewer = sum(bool(one.question) and not one.lists for one in verdicts)
    return (
        f"{all_of_them} of {count} claims noticed ({_percent(all_of_them, count)}), "
        f"{fewer} without the questions that only list ({_percent(fewer, count)})"
    )


def share(verdicts: Sequence[Verdict]) -> float:
    """Return the share, in percent, of claims that questions notice which do not only list."""
    fewer = sum(bool(one.question) and not one.lists for one in verdicts)
    return 100 * fewer / len(verdicts) if verdicts else 100.0


def _percent(part: int, whole: int) -> str:
    tenths = 1000 * part // whole if whole else 1000
    return f"{tenths / 10:.1f} %"


def derived(quads: Iterable[ox.Quad], rules: Sequence[questions.Question]) -> ox.Store:
    """Return a graph of asserted quads and all that follows from them."""
    store = graph.store(quads)
    infer.derive(store, rules)
    return store


_kept: list[Suite] = []
"""What a process of its own works on, sent to it once."""


def _keep(asked: Suite) -> None:
    _kept.append(asked)


def _changed(claim: str) -> str:
    return changed(_kept[0], claim)
