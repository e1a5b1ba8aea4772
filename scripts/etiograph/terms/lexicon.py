"""Finds the term that a person means: by label, other label, prefixed name or IRI."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from etiograph.errors import UnknownTermError
from etiograph.rdf.nodes import value
from etiograph.terms import suggestions
from etiograph.vocabulary import (
    BASE,
    ETIO,
    KINDS,
    NO_IRI,
    PREFIXES,
    REFERENCE_KINDS,
    expand,
    kind_of,
    shorten,
)

TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
ROLLS_UP = ox.NamedNode(ETIO.rollsUpTo)
LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
ALTERNATIVE = ox.NamedNode(PREFIXES["skos"] + "altLabel")
UNION = ox.DefaultGraph()


def fold(words: str) -> str:
    """Return words in lower case, with everything but letters and digits as single blanks.

    >>> fold("Vitamin B-12  deficiency")
    'vitamin b 12 deficiency'
    """
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))


def label(store: ox.Store, iri: str) -> str:
    """Return the label of a term, or its IRI where it has none."""
    quads = store.quads_for_pattern(ox.NamedNode(iri), LABEL, None, UNION)
    return min((value(q.object) for q in quads), default=iri)


def names(store: ox.Store) -> dict[str, set[str]]:
    """Return, for each folded label and other label, the IRIs of the terms that bear it."""
    found: dict[str, set[str]] = {}
    kinds = _spaces(tuple(kind for kind in KINDS if kind not in REFERENCE_KINDS))
    for predicate in (LABEL, ALTERNATIVE):
        for quad in store.quads_for_pattern(None, predicate, None, UNION):
            if value(quad.subject).startswith(kinds):
                found.setdefault(fold(value(quad.object)), set()).add(value(quad.subject))
    return found


def resolve(store: ox.Store, words: str, kinds: tuple[str, ...] = ()) -> str:
    """Return the IRI of the one term that ``words`` names.

    Args:
        store: an open graph.
        words: an IRI, a prefixed name (also of a mapped ontology, such as ``HP:0030833``), a
            label or another label; case and punctuation do not matter.
        kinds: kinds to choose from where several terms share a name, such as ``symptom``.

    Raises:
        UnknownTermError: if no term or more than one fits; the message names the nearest.
    """
    if not fold(words):
        raise UnknownTermError("term", "empty", "name a term; see: etiograph terms")
    full = written(words)
    if full:
        return _of_kind(store, _known(store, full, words), words, kinds)
    for kind in kinds:
        slug = ox.NamedNode(PREFIXES[kind] + fold(words).replace(" ", "-"))
        if next(iter(store.quads_for_pattern(slug, None, None, UNION)), None):
            return slug.value
    known = names(store)
    fitting = sorted(known.get(fold(words), set()))
    chosen = [one for one in fitting if not kinds or one.startswith(_spaces(kinds))]
    if len(chosen) == 1:
        return chosen[0]
    if len(chosen) > 1:
        hint = f"say which: {', '.join(map(shorten, chosen))}"
        raise UnknownTermError(words, f"{len(chosen)} terms bear this name", hint)
    if fitting:
        return _of_kind(store, fitting[0], words, kinds)
    raise UnknownTermError(words, "no such term", meant(known, words, kinds))


def meant(known: Mapping[str, set[str]], words: str, kinds: tuple[str, ...] = ()) -> str:
    """Return what to say of words that name no term: the nearest names, one for each term.

    Args:
        known: names with the terms that bear them, as ``names`` gives them.
        words: what was typed.
        kinds: kinds of terms to choose from; all without them.
    """
    spaces = _spaces(kinds or tuple(KINDS))
    choices = [name for name, iris in known.items() if any(i.startswith(spaces) for i in iris)]
    seen: set[str] = set()
    near = []
    for name in suggestions.near(fold(words), choices, most=9):
        if not known[name] <= seen:
            near.append(name)
            seen |= known[name]
    return f"did you mean {' or '.join(near[:3])}?" if near else "see: etiograph terms"


def listed(store: ox.Store, words: str = "") -> list[tuple[str, str]]:
    """Return IRI and label of the terms one of whose names contains ``words``, sorted by IRI."""
    wanted = fold(words)
    fitting = (iris for name, iris in names(store).items() if wanted in name)
    labels: dict[str, str] = {}
    # All at once: a store that is asked through the network answers few questions best.
    for quad in store.quads_for_pattern(None, LABEL, None, UNION):
        iri, said = value(quad.subject), value(quad.object)
        labels[iri] = min(said, labels.get(iri, said))
    return [(iri, labels.get(iri, iri)) for iri in sorted(set().union(*fitting))]


def iri(words: str) -> str:
    """Return the IRI that an IRI, with or without angle brackets, or a prefixed name is.

    Raises:
        UnknownTermError: if it is neither.
    """
    expanded = written(words)
    if expanded is None or NO_IRI.search(expanded):
        hint = "write it like symptom:neck-pain, or in full"
        raise UnknownTermError(words, "not an IRI, nor a prefixed name", hint)
    return expanded


def written(words: str) -> str | None:
    """Return the IRI that is written out or as a prefixed name, or None where there is none."""
    if words.startswith(("<", "http://", "https://")):
        return words.strip("<>")
    return expand(words)


def resolve_external(store: ox.Store, words: str) -> str:
    """Return the IRI of the one class of another ontology that ``words`` names.

    Only classes are known to which a term of ours rolls up.

    Args:
        store: an open graph.
        words: an IRI, a prefixed name such as ``MESH:D014815``, or the label of the class; case
            and punctuation do not matter.

    Raises:
        UnknownTermError: if no class or more than one fits.
    """
    hint = "name a class that stands above a term of ours, such as MESH:D014815"
    full = written(words)
    if full:
        if _is_above(store, full):
            return full
        raise UnknownTermError(words, "no class above a term of ours", hint)
    known = {value(q.object) for q in store.quads_for_pattern(None, ROLLS_UP, None, UNION)}
    labels = {one: fold(label(store, one)) for one in known}
    fitting = sorted(one for one, name in labels.items() if name and name == fold(words))
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        hint = f"say which: {', '.join(map(shorten, fitting))}"
        raise UnknownTermError(words, f"{len(fitting)} classes bear this name", hint)
    near = suggestions.near(fold(words), filter(None, labels.values()))
    if near:
        hint = f"did you mean {' or '.join(near)}?"
    raise UnknownTermError(words, "no class above a term of ours", hint)


def _is_above(store: ox.Store, iri: str) -> bool:
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return False
    return any(store.quads_for_pattern(None, ROLLS_UP, node, UNION))


def _of_kind(store: ox.Store, iri: str, words: str, kinds: tuple[str, ...]) -> str:
    """Return the IRI if it is of one of the kinds; else say of which it is, and what is near."""
    if not kinds or iri.startswith(_spaces(kinds)):
        return iri
    kind = kind_of(iri)
    hint = meant(names(store), label(store, iri), kinds)
    raise UnknownTermError(words, f"is a {kind}, not a {' or '.join(kinds)}", hint)


def _spaces(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(BASE + kind + "/" for kind in kinds)


def _known(store: ox.Store, iri: str, words: str) -> str:
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise UnknownTermError(words, "not an IRI", "see: etiograph terms") from error
    # The counterpart first: classes of others are in the graph too, as reference data.
    exact = ox.NamedNode(PREFIXES["skos"] + "exactMatch")
    mapped = sorted({value(q.subject) for q in store.quads_for_pattern(None, exact, node, UNION)})
    if len(mapped) == 1:
        return mapped[0]
    if next(iter(store.quads_for_pattern(node, TYPE, None, UNION)), None):
        return iri
    space, _, slug = iri.rpartition("/")
    kind = space.removeprefix(BASE)
    hint = meant(names(store), slug, (kind,)) if kind in KINDS else "see: etiograph terms"
    raise UnknownTermError(words, "no such term", hint)
