"""Makes the names of terms ready to be found in free words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from etiograph.explaining.phrase_words import ARTICLES, FEELING, SMALL, STOP
from etiograph.explaining.stems import WORD, Token, tokens

KINDS = (
    "symptom condition mechanism deficiency population factor intervention nutrient food "
    "function test analyte region"
).split()
"""Kinds of terms that are looked for; of terms that share a name, the earlier kind is meant."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term, by all its names.

    Attributes:
        iri: its IRI.
        label: its label.
        names: label, then other labels, sorted.
        kind: the kind in its IRI, such as ``symptom``.
        broader: IRIs of the terms one step broader, sorted.
    """

    iri: str
    label: str
    names: tuple[str, ...]
    kind: str
    broader: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a term, as stems without what does not count; ``fixed`` if as it is written."""

    term: Term
    stems: tuple[str, ...]
    words: frozenset[str]
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every name of the terms that can be found.

    Attributes:
        by_stem: names that have a stem, by stem; those of symptoms, and those that begin with it.
        vocabulary: words of all names, by stem.
        felt: those of names of symptoms and parts of the body.
        same: stem that stands for another, where both name the same symptom by one word.
    """

    by_stem: Mapping[str, tuple[Name, ...]]
    vocabulary: Mapping[str, frozenset[str]]
    felt: Mapping[str, frozenset[str]]
    same: Mapping[str, str]

    def canonical(self, stem: str) -> str:
        """Return the stem that stands for a stem."""
        return self.same.get(stem, stem)


def lexicon(terms: Iterable[Term]) -> Lexicon:
    """Return the names of terms, made ready to be found."""
    names = [term for term in terms if term.kind in KINDS]
    split = {
        name: [token for token in tokens(name) if token.sort == WORD]
        for term in names
        for name in term.names
    }
    same: dict[str, str] = {}
    for term in names:
        single = [_content(split[name]) for name in term.names if term.kind == "symptom"]
        if single and len(single[0]) == 1:
            same |= {one[0]: single[0][0] for one in single if len(one) == 1}
    found: dict[str, dict[tuple[str, tuple[str, ...]], Name]] = {}
    vocabulary: dict[str, set[str]] = {}
    felt: dict[str, set[str]] = {}
    for term in names:
        for words in (split[name] for name in term.names):
            for word in words:
                stem = same.get(word.stem, word.stem)
                vocabulary.setdefault(stem, set()).add(word.text)
                if term.kind in ("region", "symptom"):
                    felt.setdefault(stem, set()).add(word.text)
            fixed = term.kind == "symptom" and _is_fixed(words)
            content = _as_written(words) if fixed else _content(words)
            stems = tuple(same.get(stem, stem) for stem in content)
            one = Name(term, stems, frozenset(word.text for word in words), fixed)
            for stem in dict.fromkeys(stems if term.kind == "symptom" and not fixed else stems[:1]):
                found.setdefault(stem, {}).setdefault((term.iri, stems), one)
    by_stem = {stem: tuple(entry.values()) for stem, entry in found.items()}
    return Lexicon(by_stem, _frozen(vocabulary), _frozen(felt), same)


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {stem: frozenset(words) for stem, words in found.items()}


def _content(words: Sequence[Token]) -> tuple[str, ...]:
    kept = tuple(token.stem for token in words if token.text not in STOP)
    return kept or tuple(token.stem for token in words)


def _is_fixed(words: Sequence[Token]) -> bool:
    small = any(token.text in SMALL for token in words)
    return len(words) > 1 and (small or words[0].stem == FEELING)


def _as_written(words: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.stem for token in words if token.text not in ARTICLES)
