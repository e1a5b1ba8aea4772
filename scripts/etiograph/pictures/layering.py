"""Puts the ends of links into layers from left to right, and orders each with few crossings.

Method: Sugiyama, Tagawa and Toda, Methods for visual understanding of hierarchical system
structures, IEEE Transactions on Systems, Man, and Cybernetics 11 (1981) 109-125; neighbours
change places as in Gansner, Koutsofios, North and Vo, A technique for drawing directed graphs,
IEEE Transactions on Software Engineering 19 (1993) 214-230.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Link = tuple[str, str]
Node = str | tuple[int, int]
"""A box by its name, or the place where a long link passes a layer: number of link, and layer."""

SWEEPS = 24


@dataclass(frozen=True, slots=True)
class Layering:
    """Layers, ordered.

    Attributes:
        layers: nodes of each layer from top to bottom, layers from left to right.
        ways: for each link, the nodes from its left end to its right end.
        back: links that go from right to left, because they close a circle.
        crossings: how often two links cross between two layers.
    """

    layers: tuple[tuple[Node, ...], ...]
    ways: tuple[tuple[Node, ...], ...]
    back: frozenset[Link]
    crossings: int


def layering(  # noqa: PLR0913 - what is asked of a picture is named one by one
    names: Sequence[str],
    links: Sequence[Link],
    *,
    ranked: Sequence[str] = (),
    last: Sequence[str] = (),
    least: Mapping[str, int] | None = None,
    given: Mapping[str, int] | None = None,
) -> Layering:
    """Return the layers of a graph.

    Args:
        names: every box, in an order that decides where nothing else does.
        links: from and to, each once, the most important first; none from a box to itself.
        ranked: boxes that keep this order from top to bottom where they share a layer.
        last: boxes that stand in the last layer if nothing follows from them.
        least: first layer in which a box may stand; it stays there if what leads to it lets it.
        given: layer of each box, where it is known; links may then lie within no layer.
    """
    if given is None:
        back = frozenset(_back(links))
    else:
        back = frozenset(link for link in links if given[link[0]] > given[link[1]])
    forward = [(end, start) if (start, end) in back else (start, end) for start, end in links]
    place = dict(given) if given else _places(names, forward, last, least or {})
    used = {layer: number for number, layer in enumerate(sorted(set(place.values())))}
    place = {name: used[layer] for name, layer in place.items()}
    layers: list[list[Node]] = [[] for _ in used]
    for name in names:
        layers[place[name]].append(name)
    ways: list[tuple[Node, ...]] = []
    for number, (start, end) in enumerate(forward):
        passed: list[Node] = [(number, layer) for layer in range(place[start] + 1, place[end])]
        ways.append((start, *passed, end))
        for layer, node in enumerate(passed, place[start] + 1):
            layers[layer].append(node)
    ordered, crossings = _ordered(layers, ways, ranked)
    return Layering(tuple(map(tuple, ordered)), tuple(ways), back, crossings)


def depth(links: Sequence[Link]) -> int:
    """Return how many layers links need at least; those that close a circle count backwards."""
    back = set(_back(links))
    forward = [link[::-1] if link in back else link for link in links]
    names = list(dict.fromkeys(end for link in forward for end in link))
    return max(_places(names, forward, (), {}).values(), default=-1) + 1


def _back(links: Iterable[Link]) -> Iterable[Link]:
    """Yield the links that close a circle with those before them."""
    after: dict[str, set[str]] = {}
    for start, end in links:
        reached, ahead = {end}, [end]
        while ahead:
            for one in after.get(ahead.pop(), set()) - reached:
                reached.add(one)
                ahead.append(one)
        if start in reached:
            yield (start, end)
        else:
            after.setdefault(start, set()).add(end)


def _places(
    names: Sequence[str], links: Sequence[Link], last: Sequence[str], least: Mapping[str, int]
) -> dict[str, int]:
    """Return the layer of each box: the longest way to it, then moved so that links get shorter."""
    before: dict[str, list[str]] = {name: [] for name in names}
    after: dict[str, list[str]] = {name: [] for name in names}
    for start, end in links:
        before[end].append(start)
        after[start].append(end)
    place = {name: least.get(name, 0) for name in names}
    for _ in names:
        for start, end in links:
            place[end] = max(place[end], place[start] + 1)
    deepest = max(place.values(), default=0)
    for name in last:
        if name in place and not after[name]:
            place[name] = deepest
    for _ in names:
        for name in sorted(names, key=lambda one: -place[one]):
            if len(after[name]) > len(before[name]) and name not in least:
                place[name] = min(place[one] for one in after[name]) - 1
    return place


def _ordered(
    layers: list[list[Node]], ways: Sequence[Sequence[Node]], ranked: Sequence[str]
) -> tuple[list[list[Node]], int]:
    """Return the layers in the best order that sweeps from both ends find, and its crossings."""
    left: dict[Node, list[Node]] = {node: [] for layer in layers for node in layer}
    right: dict[Node, list[Node]] = {node: [] for layer in layers for node in layer}
    for way in ways:
        for one, two in pairwise(way):
            right[one].append(two)
            left[two].append(one)
    best, fewest = layers, -1
    for begin in (False, True):
        tried = [_in_rank(layer[::-1] if begin else layer, ranked) for layer in layers]
        for sweep in range(SWEEPS):
            forwards = (sweep % 2 == 0) != begin
            numbers = range(1, len(tried)) if forwards else range(len(tried) - 2, -1, -1)
            for number in numbers:
                beside = tried[number - 1 if forwards else number + 1]
                sorting = left if forwards else right
                tried[number] = _in_rank(_by_middle(tried[number], beside, sorting), ranked)
            _change_places(tried, left, right, ranked)
            crossings = sum(_crossings(one, two, right) for one, two in pairwise(tried))
            if fewest < 0 or crossings < fewest:
                best, fewest = [list(layer) for layer in tried], crossings
    return best, max(fewest, 0)


def _by_middle(
    layer: Sequence[Node], beside: Sequence[Node], near: Mapping[Node, Sequence[Node]]
) -> list[Node]:
    """Return a layer sorted by the mean place of what each node is linked with."""
    place = {node: number for number, node in enumerate(beside)}
    own = {node: number for number, node in enumerate(layer)}
    scale = len(beside) / max(len(layer), 1)

    def middle(node: Node) -> float:
        places = [place[one] for one in near[node]]
        return sum(places) / len(places) if places else own[node] * scale

    return sorted(layer, key=middle)


def _in_rank(layer: Sequence[Node], ranked: Sequence[str]) -> list[Node]:
    """Return a layer in which the ranked boxes take the places of the ranked, in their order."""
    there = iter([name for name in ranked if name in layer])
    return [next(there) if node in ranked else node for node in layer]


def _change_places(
    layers: list[list[Node]],
    left: Mapping[Node, Sequence[Node]],
    right: Mapping[Node, Sequence[Node]],
    ranked: Sequence[str],
) -> None:
    """Let neighbours in a layer change places as long as that saves crossings."""
    better = True
    while better:
        better = False
        for number, layer in enumerate(layers):
            sides = [
                (near, {node: at for at, node in enumerate(layers[other])})
                for near, other in ((left, number - 1), (right, number + 1))
                if 0 <= other < len(layers)
            ]
            for at in range(len(layer) - 1):
                one, two = layer[at : at + 2]
                if one in ranked and two in ranked:
                    continue
                saved = 0
                for near, place in sides:
                    upper = [place[node] for node in near[one]]
                    lower = [place[node] for node in near[two]]
                    saved += sum((u > w) - (u < w) for u in upper for w in lower)
                if saved > 0:
                    layer[at], layer[at + 1] = two, one
                    better = True


def _crossings(
    layer: Sequence[Node], beside: Sequence[Node], right: Mapping[Node, Sequence[Node]]
) -> int:
    place = {node: number for number, node in enumerate(beside)}
    ends = [sorted(place[node] for node in right[start]) for start in layer]
    return sum(
        upper > lower
        for number, above in enumerate(ends)
        for below in ends[number + 1 :]
        for upper in above
        for lower in below
    )
