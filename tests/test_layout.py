"""Guards layers and places: nothing overlaps, lines go from left to right, few of them cross."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etiograph.pictures import layering, layout

NAMES = "abcdefgh"
LINKS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(
        lambda link: link[0] != link[1]
    ),
    max_size=16,
    unique=True,
)
SIZES = st.fixed_dictionaries({name: st.floats(20, 120) for name in NAMES})


def crossing(found: layering.Layering) -> int:
    """Count the crossings of a layering from nothing but its ways."""
    rank = {node: at for layer in found.layers for at, node in enumerate(layer)}
    layer_of = {node: n for n, layer in enumerate(found.layers) for node in layer}
    parts = [pair for way in found.ways for pair in itertools.pairwise(way)]
    return sum(
        (rank[a] - rank[c]) * (rank[b] - rank[d]) < 0
        for (a, b), (c, d) in itertools.combinations(parts, 2)
        if layer_of[a] == layer_of[c]
    )


@given(LINKS)
def test_each_link_goes_one_layer_at_a_time_from_left_to_right(links):
    found = layering.layering(NAMES, links)
    layer_of = {node: n for n, layer in enumerate(found.layers) for node in layer}

    assert sorted(n for layer in found.layers for n in layer if isinstance(n, str)) == list(NAMES)
    for link, way in zip(links, found.ways, strict=True):
        assert (way[0], way[-1]) == (link[::-1] if link in found.back else link)
        assert [layer_of[b] - layer_of[a] for a, b in itertools.pairwise(way)] == [1] * (
            len(way) - 1
        )
    assert found.crossings == crossing(found)


@given(LINKS)
def test_only_a_link_that_closes_a_circle_goes_back(links):
    found = layering.layering(NAMES, links)
    for link in found.back:
        before = [one for one in links[: links.index(link)] if one not in found.back]
        reached = {link[1]}
        for _ in NAMES:
            reached |= {end for start, end in before if start in reached}

        assert link[0] in reached


def test_crossings_that_can_be_saved_are_saved():
    links = [("a", "h"), ("b", "g"), ("c", "f"), ("d", "e")]
    found = layering.layering(NAMES, links)

    assert found.crossings == 0
    assert crossing(found) == 0
    complete = [(a, b) for a in "abc" for b in "efg"]
    assert layering.layering("abcefg", complete).crossings == 9  # of K3,3 no order saves one


@given(LINKS)
def test_no_two_neighbours_could_change_places_and_save_a_crossing(links):
    found = layering.layering(NAMES, links)
    for number, layer in enumerate(found.layers):
        for at in range(len(layer) - 1):
            swapped = (*layer[:at], layer[at + 1], layer[at], *layer[at + 2 :])
            layers = (*found.layers[:number], swapped, *found.layers[number + 1 :])
            assert crossing(replace(found, layers=layers)) >= found.crossings


@pytest.mark.parametrize(("seed", "most"), [(5, 13), (9, 17), (10, 3)])
def test_a_graph_with_many_links_has_no_more_crossings_than_it_had(seed, most):
    chance = random.Random(seed)  # noqa: S311 - a fixed graph
    names = "abcdefghijklmn"
    links = [link for link in itertools.combinations(names, 2) if chance.random() < 0.2]

    assert layering.layering(names, links).crossings <= most


def test_a_tree_has_no_crossing():
    links = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "e"), ("d", "f"), ("c", "g"), ("b", "h")]

    assert layering.layering("hgfedcba", links).crossings == 0


def test_ranked_boxes_keep_their_order_and_the_last_stand_last():
    links = [("a", "z"), ("b", "y"), ("c", "m"), ("m", "n"), ("n", "x")]
    least = dict.fromkeys("abc", 0)
    found = layering.layering("cbazyxmn", links, ranked=[*"abc"], last=[*"xyz"], least=least)

    assert [node for node in found.layers[0] if isinstance(node, str)] == ["a", "b", "c"]
    assert {node for node in found.layers[-1] if isinstance(node, str)} == {"x", "y", "z"}


@given(LINKS, SIZES, st.sampled_from([{}, {"a": 1, "b": 1}]))
def test_no_two_boxes_overlap_and_no_line_runs_through_a_box(links, heights, least):
    sizes = {name: (60.0, height) for name, height in heights.items()}
    found = layering.layering(NAMES, links, least=least)
    placed = layout.place(found, links, sizes, (0.0, 1200.0))

    for one, two in itertools.combinations(placed.boxes.values(), 2):
        apart = (
            one.x + one.width <= two.x
            or two.x + two.width <= one.x
            or one.y + one.height + layout.PASSING <= two.y + 1e-6
            or two.y + two.height + layout.PASSING <= one.y + 1e-6
        )
        assert apart
    for box in placed.boxes.values():
        assert box.y >= -1e-6
        assert box.y + box.height <= placed.height + 1e-6
    for route in placed.routes:
        xs = [x for x, _ in route.points]
        assert xs == sorted(xs)
        for (x, y), (right, level) in itertools.pairwise(route.points):
            for box in placed.boxes.values():
                beside = right <= box.x or x >= box.x + box.width
                over = max(y, level) < box.y or min(y, level) > box.y + box.height
                assert beside or over


@given(LINKS)
def test_lines_at_one_side_of_a_box_are_apart_and_within_it(links):
    sizes = dict.fromkeys(NAMES, (60.0, 30.0))
    placed = layout.place(layering.layering(NAMES, links), links, sizes, (0.0, 1200.0))
    ends: dict[tuple[str, bool], list[float]] = {}
    for route in placed.routes:
        left, right = route.link[::-1] if route.back else route.link
        ends.setdefault((left, True), []).append(route.points[0][1])
        ends.setdefault((right, False), []).append(route.points[-1][1])
    for (name, _), levels in ends.items():
        box = placed.boxes[name]
        assert all(box.y <= level <= box.y + box.height for level in levels)
        gaps = [b - a for a, b in itertools.pairwise(sorted(levels))]
        assert all(gap == pytest.approx(layout.PORT) for gap in gaps)


def test_the_same_links_give_the_same_places():
    links = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "a"), ("a", "d"), ("d", "c")]
    sizes = dict.fromkeys("abcd", (60.0, 30.0))
    both = [
        layout.place(layering.layering("abcd", links), links, sizes, (0.0, 900.0)) for _ in range(2)
    ]

    assert both[0] == both[1]
