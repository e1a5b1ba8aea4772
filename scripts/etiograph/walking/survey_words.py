"""Words what many paths say together: what lies between, is reached, shared, central, or cut."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from etiograph.asking import rows
from etiograph.rdf.query import Answer, Cell
from etiograph.terms import lexicon
from etiograph.vocabulary import CERTAINTIES, PREFIXES, kind_of
from etiograph.walking.causal import Central, Cut, Passed, Reached, Shared, Step
from etiograph.walking.path_words import counted, integer, shortened, step_lines

DECIMAL = ox.NamedNode(PREFIXES["xsd"] + "decimal")


def between_table(store: ox.Store, found: Sequence[Passed]) -> Answer:
    """Return what lies between two ends: one row a term.

    ``paths`` is the number of paths that pass it, ``weakest`` the weakest link of the surest of
    them (rank); ``positions`` has, for each position, a colon and the number of paths.
    """
    cells = [
        (
            *_term(store, one.term),
            integer(one.paths),
            integer(one.surest),
            ox.Literal(" ".join(f"{place}:{number}" for place, number in one.positions)),
        )
        for one in found
    ]
    return Answer(("term", "label", "kind", "paths", "weakest", "positions"), tuple(cells))


def between_text(store: ox.Store, found: Sequence[Passed], total: int) -> str:
    """Return what lies between two ends in words, of ``total`` paths."""
    lines = [
        (
            lexicon.label(store, one.term),
            kind_of(one.term),
            f"{one.paths} of {total}",
            CERTAINTIES[one.surest],
            ", ".join(f"{place} ({number})" for place, number in one.positions),
        )
        for one in found
    ]
    columns = ("term", "kind", "paths", "surest", "at position (paths)")
    return f"{counted(len(found), 'term')} on {counted(total, 'path')}\n\n" + (
        rows.table(columns, lines, None) if lines else ""
    )


REACHED = ("fewestSteps", "weakestCertainty", "paths", "documents", "publishers")


def reach_table(store: ox.Store, found: Sequence[Reached]) -> Answer:
    """Return what is reached: one row a term, counted as in the question ``cq-09``."""
    cells = [(*_term(store, one.term), *_counts(one)) for one in found]
    return Answer(("term", "label", "kind", *REACHED), tuple(cells))


def reach_text(store: ox.Store, term: str, found: Sequence[Reached], *, backward: bool) -> str:
    """Return what is reached in words."""
    words = "leads to it" if backward else "it leads to"
    head = f"{lexicon.label(store, term)}: what {words}, {counted(len(found), 'term')}\n\n"
    columns = ("term", "kind", "fewest steps", "surest", "paths", "documents", "publishers")
    lines = [(lexicon.label(store, one.term), kind_of(one.term), *_said(one)) for one in found]
    return head + (rows.table(columns, lines, None) if lines else "")


def shared_table(store: ox.Store, found: Sequence[Shared]) -> Answer:
    """Return what several starts have in common: one row for each term and start.

    ``role`` is ``end`` or ``on the way``; ``before`` names the shared ends before which the term
    stands.
    """
    cells: list[tuple[Cell, ...]] = [
        (
            *_term(store, one.term),
            ox.Literal("end" if one.end else "on the way"),
            shortened(one.before),
            ox.NamedNode(reached.term),
            *_counts(reached),
        )
        for one in found
        for reached in one.reached
    ]
    return Answer(("term", "label", "kind", "role", "before", "start", *REACHED), tuple(cells))


def shared_text(store: ox.Store, starts: Sequence[str], found: Sequence[Shared]) -> str:
    """Return what several starts have in common, in words."""
    names = [lexicon.label(store, start) for start in starts]
    blocks = [f"What {', '.join(names)} have in common\n"]
    for title, some in (
        ("Ends that all of them reach", [one for one in found if one.end]),
        ("On the way there from all of them", [one for one in found if not one.end]),
    ):
        lines = [
            (lexicon.label(store, one.term), kind_of(one.term), str(len(one.before)), *_each(one))
            for one in some
        ]
        columns = ("term", "kind", "before ends", *names)
        table = rows.table(columns, lines, None) if lines else "none\n"
        blocks.append(f"{title}: {len(some)}\n\n{table}")
    blocks.append("Of each start: fewest steps, surest path, number of paths.\n")
    return "\n".join(blocks)


def cut_table(found: Cut) -> Answer:
    """Return a cut: one row for each claim that is in some smallest cut.

    ``chosen`` tells the claims of the one cut nearest the start, ``needed`` those that are in every
    smallest cut.
    """
    chosen, needed = set(found.claims), set(found.needed)
    cells = [
        (
            ox.NamedNode(one.claim),
            ox.Literal(one.claim in chosen),
            ox.Literal(one.claim in needed),
            ox.NamedNode(step.subject),
            ox.NamedNode(one.relation),
            ox.NamedNode(step.object),
            integer(one.certainty),
            ox.NamedNode(one.source),
            ox.NamedNode(one.publisher),
        )
        for step in found.possible
        for one in step.backing
    ]
    columns = ("claim", "chosen", "needed", "subject", "relation", "object")
    return Answer((*columns, "certainty", "source", "publisher"), tuple(cells))


def cut_text(store: ox.Store, found: Cut) -> str:
    """Return a cut in words."""
    chosen = found.claims
    number = counted(len(chosen), "claim")
    head = f"Without {'this' if len(chosen) == 1 else 'these'} {number} nothing leads there, by"
    lines = [f"{head} any number of steps:", *step_lines(store, found.steps)]
    others = _others(found.possible, chosen)
    if others:
        lines += ["", "This is the smallest cut nearest the start. Others as small also have:"]
        lines += step_lines(store, others)
    else:
        lines += ["", "There is no other cut as small."]
    return "\n".join([*lines, ""])


def central_table(store: ox.Store, found: Sequence[Central]) -> Answer:
    """Return what is central: one row a term; see ``surveys.central`` for the measures."""
    cells = [
        (
            *_term(store, one.term),
            ox.Literal(f"{one.betweenness:.6f}", datatype=DECIMAL),
            *(integer(number) for number in (one.paths, one.starts, one.ends)),
        )
        for one in found
    ]
    return Answer(("term", "label", "kind", "betweenness", "paths", "starts", "ends"), tuple(cells))


def central_text(store: ox.Store, found: Sequence[Central]) -> str:
    """Return what is central in words."""
    columns = ("term", "kind", "paths", "from deficiencies", "to symptoms", "betweenness")
    lines = [
        (
            lexicon.label(store, one.term),
            kind_of(one.term),
            *(str(number) for number in (one.paths, one.starts, one.ends)),
            f"{one.betweenness:.2f}",
        )
        for one in found
    ]
    head = (
        "Paths from a deficiency to a symptom that pass the term. Betweenness counts only the "
        "shortest,\neach pair of deficiency and symptom as one.\n"
    )
    return f"{head}\n{rows.table(columns, lines, None) if lines else ''}"


def _others(steps: Sequence[Step], chosen: Sequence[str]) -> list[Step]:
    return [step for step in steps if not set(step.claims) <= set(chosen)]


def _each(one: Shared) -> list[str]:
    return [
        f"{counted(r.fewest, 'step')}, {CERTAINTIES[r.surest]}, {counted(r.paths, 'path')}"
        for r in one.reached
    ]


def _counts(one: Reached) -> tuple[ox.Literal, ...]:
    numbers = (one.fewest, one.surest, one.paths, len(one.sources), len(one.publishers))
    return tuple(integer(number) for number in numbers)


def _said(one: Reached) -> tuple[str, ...]:
    counts = (one.paths, len(one.sources), len(one.publishers))
    return (str(one.fewest), CERTAINTIES[one.surest], *map(str, counts))


def _term(store: ox.Store, iri: str) -> tuple[Cell, ...]:
    return ox.NamedNode(iri), ox.Literal(lexicon.label(store, iri)), ox.Literal(kind_of(iri))
