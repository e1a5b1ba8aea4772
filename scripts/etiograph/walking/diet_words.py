"""Words the foods for nutrients for people, and lays them out as a table for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from etiograph.notice import NOTICE
from etiograph.rdf.query import Answer, Cell
from etiograph.terms import lexicon
from etiograph.vocabulary import CERTAINTIES, ETIO, shorten
from etiograph.walking.diet import Amount, Diet, Supply
from etiograph.walking.path_words import counted, integer, shortened, wrapped

FEW = 5
"""Most sets, and most items of a food, that are shown unless all are asked for."""


def diet_text(store: ox.Store, diet: Diet, *, every: bool = True) -> str:
    """Return the foods for nutrients in words: the smallest sets, then each nutrient's foods.

    Args:
        store: an open graph.
        diet: as ``diet.diet`` gives it.
        every: whether to show each set and each measured item; else the first ``FEW``.
    """
    names = {one: lexicon.label(store, one) for one in diet.nutrients}
    lines = [NOTICE]
    for nutrient in diet.uncovered:
        lines += ["", f"No document names a food for {names[nutrient]}."]
    covered = [nutrient for nutrient in diet.nutrients if nutrient not in diet.uncovered]
    if len(covered) > 1:
        lines += ["", *_set_lines(store, diet, [names[one] for one in covered], every=every)]
    for nutrient in covered:
        affirmed = [one for one in diet.of(nutrient) if one.claims]
        lines += [
            "",
            f"{names[nutrient][:1].upper()}{names[nutrient][1:]}: {counted(len(affirmed), 'food')}",
            "",
        ]
        for one in affirmed:
            lines += _supply_lines(store, one, every=every)
    left = [one for one in diet.supplies if not one.claims]
    if left:
        lines += ["", "Not affirmed, and so in no set:"]
        lines += [
            f"   {_named(store, one)} for {names[one.nutrient]}: {_against(one)}" for one in left
        ]
    return "\n".join([*lines, ""])


def _set_lines(
    store: ox.Store, diet: Diet, nutrients: Sequence[str], *, every: bool
) -> Iterator[str]:
    wanted = f"{', '.join(nutrients[:-1])} and {nutrients[-1]}"
    size = len(diet.sets[0])
    together = f"{size} foods serve {wanted}; {counted(diet.count, 'smallest set')}:"
    alone = f"Named for each of {wanted}: {counted(diet.count, 'food')}"
    yield alone if size == 1 else together
    supplies = {(one.nutrient, one.food): one for one in diet.supplies if one.claims}
    shown = diet.sets if every else diet.sets[:FEW]
    for number, foods in enumerate(shown, 1):
        parts = []
        for food in foods:
            given = [supplies[n, food] for n in diet.nutrients if (n, food) in supplies]
            for_what = ", ".join(_brief(store, one) for one in given)
            parts.append(f"{_named(store, given[0])} for {for_what}")
        yield wrapped(f"{number}. {' + '.join(parts)}", 3)
    if len(diet.sets) < diet.count:
        yield f"   compared are {len(diet.sets):,} of them; a better one may not be among these"
    if len(shown) < diet.count:
        yield f"   {diet.count - len(shown)} more{': --all' if len(shown) < len(diet.sets) else ''}"


def _brief(store: ox.Store, one: Supply) -> str:
    direct = [amount for amount in one.amounts if amount.fit == ETIO.directItem]
    name = lexicon.label(store, one.nutrient)
    values = sorted({f"{amount.value} {amount.unit}" for amount in direct}, key=_number)
    return f"{name} ({' to '.join(_ends(values))} per {direct[0].per})" if values else name


def _number(words: str) -> tuple[str, float]:
    value, _, unit = words.partition(" ")
    return unit, float(value)


def _ends(values: Sequence[str]) -> Sequence[str]:
    return values if len(values) == 1 else (values[0], values[-1])


def _supply_lines(store: ox.Store, one: Supply, *, every: bool) -> Iterator[str]:
    groups = ", ".join(lexicon.label(store, group) for group in one.groups)
    also = f", of {groups}" if groups else ""
    yield f"   {_named(store, one)}{also}   ({CERTAINTIES[one.certainty]})"
    measured = list(dict.fromkeys(_measured(one.amounts)))
    shown = measured if every else measured[:FEW]
    for line in shown:
        yield wrapped(line, 6)
    if len(shown) < len(measured):
        yield f"      {counted(len(measured) - len(shown), 'more item')}: --all"
    for publisher in one.publishers:
        claims = ", ".join(shorten(c.claim) for c in one.claims if c.publisher == publisher)
        yield wrapped(f"{lexicon.label(store, publisher)}: {claims}", 6)
    if one.contrary:
        yield wrapped(_against(one), 6)


def _measured(amounts: Iterable[Amount]) -> Iterator[str]:
    """Yield a line for each item and value; an item for contrast is another food, and is left out.

    A release is named only where two releases differ.
    """
    for fit, word in ((ETIO.directItem, ""), (ETIO.exampleItem, "for example ")):
        some = [amount for amount in amounts if amount.fit == fit]
        for one in some:
            values = {other.value for other in some if other.item == one.item}
            release = f", {one.release}" if len(values) > 1 else ""
            yield f"{one.value} {one.unit} per {one.per}: {word}{one.label}{release}"


def _named(store: ox.Store, one: Supply) -> str:
    return lexicon.label(store, one.food) + (" (food group)" if one.is_group else "")


def _against(one: Supply) -> str:
    return f"denied, doubted or asked by {', '.join(map(shorten, one.contrary))}"


def diet_table(store: ox.Store, diet: Diet) -> Answer:
    """Return the foods for nutrients as a table.

    One row for each set, food of it and nutrient that it supplies (``role`` is ``set``); then one
    for each nutrient and food (``food``, or ``not affirmed``); then one for each nutrient without a
    food (``nobody names a food``). ``claims`` and ``contrary`` are prefixed names; ``amounts`` are
    divided by `` | ``. The column ``notice`` says in every row that it is no medical advice.
    """
    columns = (
        *("role", "set", "nutrient", "food", "label", "isGroup", "groups", "publishers"),
        *("certainty", "claims", "contrary", "amounts", "notice"),
    )
    supplies = {(one.nutrient, one.food): one for one in diet.supplies if one.claims}
    cells: list[tuple[Cell, ...]] = [
        _cells(store, "set", number, supplies[nutrient, food])
        for number, foods in enumerate(diet.sets, 1)
        for food in foods
        for nutrient in diet.nutrients
        if (nutrient, food) in supplies
    ]
    cells += [
        _cells(store, "food" if one.claims else "not affirmed", None, one) for one in diet.supplies
    ]
    notice = ox.Literal(NOTICE)
    cells += [
        (ox.Literal("nobody names a food"), None, ox.NamedNode(one), *[None] * 9, notice)
        for one in diet.uncovered
    ]
    return Answer(columns, tuple(cells))


def _cells(store: ox.Store, role: str, number: int | None, one: Supply) -> tuple[Cell, ...]:
    amounts = (f"{a.value} {a.unit} per {a.per}: {_fitting(store, a)}" for a in one.amounts)
    return (
        ox.Literal(role),
        None if number is None else integer(number),
        ox.NamedNode(one.nutrient),
        ox.NamedNode(one.food),
        ox.Literal(lexicon.label(store, one.food)),
        ox.Literal(one.is_group),
        shortened(one.groups),
        integer(len(one.publishers)),
        integer(one.certainty),
        shortened([claim.claim for claim in one.claims]),
        shortened(one.contrary),
        ox.Literal(" | ".join(amounts)),
        ox.Literal(NOTICE),
    )


def _fitting(store: ox.Store, amount: Amount) -> str:
    return f"{amount.label} [{lexicon.label(store, amount.fit)}, {amount.release}]"
