"""Answers with the terms that bear a name, for programs and for who is typing one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from etiograph.rdf.nodes import value
from etiograph.serving.limits import Limits
from etiograph.serving.replies import JSON, RefusedError, Reply
from etiograph.serving.served import ServedGraph
from etiograph.terms import lexicon
from etiograph.vocabulary import PREFIXES, kind_of, shorten

ONTOLOGY = "etio"
"""What stands for a kind of the words of the ontology."""


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer with the terms whose names contain ``words``, ``most`` at most.

    Those of ``kind`` only, if it is given; ``etio`` is that of the words of the ontology. A prefix
    of another vocabulary has none: who writes a query is helped to prefixes by their letters. The
    name that begins like the words comes first.

    Raises:
        RefusedError: 400 for a kind that is neither.
    """
    words, kind = given["words"], meant(graph, given["kind"], PREFIXES)
    wanted = lexicon.fold(words)
    if kind == ONTOLOGY:
        found = _ontology(graph, wanted)
    else:
        found = [one for one in lexicon.listed(graph.store, words) if kind in ("", kind_of(one[0]))]
    found.sort(key=lambda one: (not lexicon.fold(one[1]).startswith(wanted), one[1].casefold()))
    terms = [
        {"iri": iri, "id": shorten(iri), "label": label, "kind": kind or kind_of(iri)}
        for iri, label in found[: given["most"]]
    ]
    content = {"count": len(found), "terms": terms}
    return Reply(200, JSON, json.dumps(content, ensure_ascii=False).encode())


def kinds(graph: ServedGraph) -> list[str]:
    """Return the kinds of terms that have names, and that of the words of the ontology."""
    named = lexicon.names(graph.store).values()
    return sorted({kind_of(iri) for iris in named for iri in iris} | {ONTOLOGY})


def meant(graph: ServedGraph, kind: str, known: Iterable[str]) -> str:
    """Return which of some kinds is meant, whatever its case; empty if none is given.

    Raises:
        RefusedError: 400 if it is none of them; the message names the kinds that have terms.
    """
    wanted = kind.strip().casefold()
    found = next((one for one in known if one.casefold() == wanted), "")
    if wanted and not found:
        hint = f"kinds are {', '.join(kinds(graph))}"
        raise RefusedError(400, f"{kind.strip()[:40]}: no such kind", hint)
    return found


def _ontology(graph: ServedGraph, wanted: str) -> list[tuple[str, str]]:
    """Return the words of the ontology in whose name or label the letters stand."""
    space, letters = PREFIXES[ONTOLOGY], wanted.replace(" ", "")
    quads = graph.store.quads_for_pattern(None, lexicon.LABEL, None, lexicon.UNION)
    named = sorted({(value(quad.subject), value(quad.object)) for quad in quads})
    return [
        (iri, label)
        for iri, label in named
        if iri.startswith(space)
        and (letters in iri.removeprefix(space).casefold() or wanted in lexicon.fold(label))
    ]
