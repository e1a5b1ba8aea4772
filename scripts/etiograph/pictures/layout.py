"""Gives boxes in layers their places, and links their ways between them.

Heights are found layer by layer: least squares from what a node is linked with, neighbours kept
apart, solved by pooling adjacent violators (Ayer, Brunk, Ewing, Reid and Silverman, An empirical
distribution function for sampling with incomplete information, Annals of Mathematical Statistics
26 (1955) 641-647). Links that pass a layer weigh more, so that they run straight.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from etiograph.pictures.layering import Layering, Link, Node

Point = tuple[float, float]
PORT = 17.0
"""Distance of two links that leave or reach the same side of a box."""
APART = 18.0
"""Least distance of two boxes in a layer."""
PASSING = 14.0
"""Height that a link takes where it passes a layer."""
ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Box:
    """A box: upper left corner, and size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Route:
    """The way of a link: points from left to right, level at each.

    Attributes:
        link: from and to.
        points: from the right side of the left box to the left side of the right one; where it
            passes a layer, one point on each side of it.
        back: whether the link goes from right to left.
    """

    link: Link
    points: tuple[Point, ...]
    back: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes by name, routes in the order of the links, and the height of it all."""

    boxes: dict[str, Box]
    routes: tuple[Route, ...]
    height: float


def place(
    found: Layering,
    links: Sequence[Link],
    sizes: Mapping[str, tuple[float, float]],
    room: tuple[float, float],
    widest: float = 220,
) -> Layout:
    """Return where boxes and links are.

    Args:
        found: the layers.
        links: as they were given to the layering.
        sizes: width and height of each box; a box with many links on one side gets higher.
        room: left and right edge of the picture.
        widest: greatest distance of two layers; what is left over stays free on both sides.
    """
    ports = _ports(found)
    many: dict[Node, int] = {}
    for (node, _), order in ports.items():
        many[node] = max(many.get(node, 0), len(order))
    heights: dict[Node, float] = {}
    for layer in found.layers:
        for node in layer:
            if isinstance(node, str):
                heights[node] = max(sizes[node][1], many.get(node, 0) * PORT + 4)
            else:
                heights[node] = PASSING
    middles = _middles(found, heights, ports)
    top = min((middles[n] - heights[n] / 2 for n in middles), default=0)
    bottom = max((middles[n] + heights[n] / 2 for n in middles), default=0)
    columns = _columns(found, sizes, room, widest)
    boxes = {
        node: Box(
            (columns[n][0] + columns[n][1] - sizes[node][0]) / 2,
            middles[node] - heights[node] / 2 - top,
            sizes[node][0],
            heights[node],
        )
        for n, layer in enumerate(found.layers)
        for node in layer
        if isinstance(node, str)
    }
    layer_of = {node: n for n, layer in enumerate(found.layers) for node in layer}
    routes = []
    for number, (link, way) in enumerate(zip(links, found.ways, strict=True)):
        points: list[Point] = []
        for node in way:
            if isinstance(node, str):
                side = node == way[0]
                y = middles[node] - top + _offset(ports[node, side], number)
                box = boxes[node]
                points.append((box.x + box.width if side else box.x, y))
            else:
                points += [(x, middles[node] - top) for x in columns[layer_of[node]]]
        routes.append(Route(link, tuple(points), link in found.back))
    return Layout(boxes, tuple(routes), bottom - top)


def _columns(
    found: Layering,
    sizes: Mapping[str, tuple[float, float]],
    room: tuple[float, float],
    widest: float,
) -> list[Point]:
    widths = [
        max((sizes[node][0] for node in layer if isinstance(node, str)), default=20)
        for layer in found.layers
    ]
    gaps = max(len(widths) - 1, 1)
    gap = min((room[1] - room[0] - sum(widths)) / gaps, widest)
    x = (room[0] + room[1] - sum(widths) - gap * (len(widths) - 1)) / 2
    columns = []
    for one in widths:
        columns.append((x, x + one))
        x += one + gap
    return columns


def _ports(found: Layering) -> dict[tuple[Node, bool], list[int]]:
    """Return the numbers of the links on each side of each box, from top to bottom."""
    rank = {node: at for layer in found.layers for at, node in enumerate(layer)}
    sides: dict[tuple[Node, bool], list[tuple[int, int]]] = {}
    for number, way in enumerate(found.ways):
        sides.setdefault((way[0], True), []).append((rank[way[1]], number))
        sides.setdefault((way[-1], False), []).append((rank[way[-2]], number))
    return {side: [number for _, number in sorted(order)] for side, order in sides.items()}


def _offset(order: Sequence[int], number: int) -> float:
    return (order.index(number) - (len(order) - 1) / 2) * PORT


def _middles(
    found: Layering,
    heights: Mapping[Node, float],
    ports: Mapping[tuple[Node, bool], Sequence[int]],
) -> dict[Node, float]:
    """Return the height of the middle of each node."""
    pulls: dict[Node, list[tuple[Node, float, float]]] = {node: [] for node in heights}
    for number, way in enumerate(found.ways):
        for one, two in pairwise(way):
            leaves = _offset(ports[one, True], number) if isinstance(one, str) else 0.0
            reaches = _offset(ports[two, False], number) if isinstance(two, str) else 0.0
            weight = (1.0, 2.0, 8.0)[isinstance(one, tuple) + isinstance(two, tuple)]
            pulls[two].append((one, leaves - reaches, weight))
            pulls[one].append((two, reaches - leaves, weight))
    middles: dict[Node, float] = {}
    for layer in found.layers:
        apart = _distances(layer, heights)
        total = sum(apart)
        y = -total / 2
        for node, step in zip(layer, [*apart, 0.0], strict=True):
            middles[node] = y
            y += step
    numbers = list(range(len(found.layers)))
    for turn in range(ROUNDS):
        for number in numbers if turn % 2 == 0 else reversed(numbers):
            layer = found.layers[number]
            wanted, weights = [], []
            for node in layer:
                weight = sum(pull[2] for pull in pulls[node])
                sums = sum((middles[one] + by) * w for one, by, w in pulls[node])
                wanted.append(sums / weight if weight else middles[node])
                weights.append(weight or 0.1)
            solved = _kept_apart(wanted, weights, _distances(layer, heights))
            middles.update(zip(layer, solved, strict=True))
    _straighten(found, heights, ports, middles)
    return middles


def _straighten(
    found: Layering,
    heights: Mapping[Node, float],
    ports: Mapping[tuple[Node, bool], Sequence[int]],
    middles: dict[Node, float],
) -> None:
    """Let each link run level past as many layers at once as its neighbours leave room for."""
    near: dict[Node, tuple[Node | None, Node | None]] = {}
    for layer in found.layers:
        around = [None, *layer, None]
        near |= {node: (around[n], around[n + 2]) for n, node in enumerate(layer)}

    def room(node: Node) -> Point:
        above, below = near[node]
        return (
            middles[above] + _apart(heights, above, node) if above is not None else -math.inf,
            middles[below] - _apart(heights, node, below) if below is not None else math.inf,
        )

    for number, way in enumerate(found.ways):
        ends = (
            middles[way[0]] + _offset(ports[way[0], True], number),
            middles[way[-1]] + _offset(ports[way[-1], False], number),
        )
        passing = list(way[1:-1])
        level = ends[0]
        while passing:
            low, high = room(passing[0])
            run = [passing.pop(0)]
            while passing:
                top, bottom = room(passing[0])
                if max(low, top) > min(high, bottom):
                    break
                low, high = max(low, top), min(high, bottom)
                run.append(passing.pop(0))
            wanted = level if passing or low <= level <= high else ends[1]
            level = min(max(wanted, low), high)
            middles.update(dict.fromkeys(run, level))


def _distances(layer: Sequence[Node], heights: Mapping[Node, float]) -> list[float]:
    """Return how far apart the middles of neighbours must be, at least."""
    return [_apart(heights, one, two) for one, two in pairwise(layer)]


def _apart(heights: Mapping[Node, float], one: Node, two: Node) -> float:
    boxes = isinstance(one, str) and isinstance(two, str)
    return (heights[one] + heights[two]) / 2 + (APART if boxes else 0.0)


def _kept_apart(
    wanted: Sequence[float], weights: Sequence[float], apart: Sequence[float]
) -> list[float]:
    """Return the places nearest to those wanted, by weighted squares, that keep the distances."""
    shift = [0.0]
    for one in apart:
        shift.append(shift[-1] + one)
    blocks: list[tuple[float, float, int]] = []
    for want, weight, by in zip(wanted, weights, shift, strict=False):
        blocks.append((want - by, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            mean, heavy, count = blocks.pop()
            other, weigh, number = blocks.pop()
            both = heavy + weigh
            blocks.append(((mean * heavy + other * weigh) / both, both, count + number))
    flat = [mean for mean, _, count in blocks for _ in range(count)]
    return [mean + by for mean, by in zip(flat, shift, strict=False)]
