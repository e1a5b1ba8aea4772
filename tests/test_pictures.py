"""Guards the pictures: all that is claimed is in them, legible, told without colour, escaped."""

from __future__ import annotations

import itertools
import json
import re
import struct
import zlib
from collections.abc import Iterable
from dataclasses import replace
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT, etiograph
from etiograph.notice import NOTICE
from etiograph.pictures import (
    causal_picture,
    drawing,
    kinds,
    kinds_picture,
    lettering,
    palette,
    reach,
    reach_picture,
    svg,
)
from etiograph.vocabulary import CERTAINTIES, PREFIXES
from etiograph.walking import traverse
from etiograph.walking.causal import Backing, Path, Step

SVG = "{http://www.w3.org/2000/svg}"
D, S = PREFIXES["deficiency"], PREFIXES["symptom"]
PAIRS = [
    ("vitamin-d-deficiency", "neck-pain"),  # many paths
    ("vitamin-d-deficiency", "heightened-stress"),  # the most of all
    ("vitamin-d-deficiency", "neck-spasm"),  # a denied step
    ("vitamin-b12-deficiency", "tingling"),
    ("potassium-deficiency", "joint-pain"),  # one path
]
HOSTILE = [
    "<script>alert(1)</script>",
    '"/><text x="0">&amp; \'',
    "neck\u202e pain\u2066\u200f",
    "bell\x07 null\x00 \ud800 \ufffe",
    "x" * 10_000,
    "word " * 2_000,
    "頸部痛 ألم الرقبة 🦴",
    "",
]


@pytest.fixture(scope="module")
def causal(store):
    return traverse.causal_graph(store)


@pytest.fixture(scope="module")
def drawn(store, causal):
    """Return a function: the drawing between two terms, and the paths it is of."""

    def between(start: str, end: str, most: int = drawing.MOST_STEPS):
        paths = traverse.paths(causal, D + start, S + end)
        return drawing.between(paths, drawing.names(store), "stamp", most), paths

    return between


def bounds(group: Iterable[ET.Element]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the outline of a box."""
    shape = next(one for one in group if one.tag in (f"{SVG}rect", f"{SVG}polygon"))
    if shape.tag == f"{SVG}polygon":
        points = [tuple(map(float, one.split(","))) for one in shape.get("points").split()]
        xs, ys = zip(*points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)
    x, y, width, height = (float(shape.get(name)) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def extent(text: ET.Element) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a line of text, by the widths of the font."""
    size, x, y = (float(text.get(name)) for name in ("font-size", "x", "y"))
    wide = lettering.width(text.text or "", size, bold=text.get("font-weight") == "600")
    left = x - wide * {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor"), 0.0)
    return left, y - 0.7 * size, left + wide, y + 0.22 * size


def overlap(one, two, slack: float = 0.3) -> bool:
    """Tell whether two rectangles share more than their edges."""
    return (
        min(one[2], two[2]) - max(one[0], two[0]) > slack
        and min(one[3], two[3]) - max(one[1], two[1]) > slack
    )


def along(path: str):
    """Yield points of a path of straight lines and cubic curves."""
    x = y = 0.0
    for command, numbers in re.findall(r"([MLC])([^MLC]*)", path):
        values = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
        ends = [(x, y), *zip(values[::2], values[1::2], strict=True)]
        for part in range(21):
            t = part / 20
            if command == "C":
                weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
                yield tuple(
                    sum(w * p[i] for w, p in zip(weights, ends, strict=True)) for i in (0, 1)
                )
            elif command == "L":
                yield x + (ends[1][0] - x) * t, y + (ends[1][1] - y) * t
        x, y = ends[-1]


def legible(picture: str, boxes: str) -> ET.Element:
    """Check what holds for every picture, and return its root."""
    root = ET.fromstring(picture)  # noqa: S314 - our own
    width, height = map(float, root.get("viewBox").split()[2:])
    texts = list(root.iter(f"{SVG}text"))
    groups = [g for g in root.iter(f"{SVG}g") if g.get("class") == boxes]
    outlines = [bounds(group) for group in groups]

    assert (root.get("role"), width) == ("img", 1200)
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root.findtext(f"{SVG}title")
    assert NOTICE in root.findtext(f"{SVG}desc")
    assert NOTICE in [text.text for text in texts]
    for text in texts:
        left, top, right, bottom = extent(text)
        assert left >= 0, text.text
        assert right <= width, text.text
        assert top >= 0, text.text
        assert bottom <= height, text.text
        assert float(text.get("font-size")) >= lettering.SMALLEST
        named = float(text.get("textLength", 0))
        assert named == pytest.approx(right - left, abs=0.01)
    for one, two in itertools.combinations(map(extent, texts), 2):
        assert not overlap(one, two), (one, two)
    for one, two in itertools.combinations(outlines, 2):
        assert not overlap(one, two), (one, two)
    for group, outline in zip(groups, outlines, strict=True):
        own = list(group.iter(f"{SVG}text"))
        assert own
        for text in own:
            left, top, right, bottom = extent(text)
            assert outline[0] <= left, text.text
            assert right <= outline[2], text.text
            assert outline[1] <= top, text.text
            assert bottom <= outline[3], text.text
    return root


def complete(picture: str, shown: drawing.Drawing) -> None:
    """Check that a picture of paths is legible, and has each term and step of its drawing once."""
    root = legible(picture, "term")
    terms = {g.get("data-iri"): g for g in root.iter(f"{SVG}g") if g.get("class") == "term"}
    groups = [g for g in root.iter(f"{SVG}g") if g.get("class") == "step"]
    by_link = {(g.get("data-from"), g.get("data-to")): g for g in groups}
    outlines = {iri: bounds(group) for iri, group in terms.items()}

    assert set(terms) == set(shown.terms) | set(shown.nutrients.values())
    assert len(by_link) == len(groups)
    assert set(by_link) == {(step.subject, step.object) for step in shown.steps}
    for step in shown.steps:
        group = by_link[step.subject, step.object]
        line = group.find(f"{SVG}path")
        style = palette.LINES[step.certainty]
        assert group.get("data-certainty") == style.word
        assert float(line.get("stroke-width")) == style.width
        assert line.get("stroke-dasharray") == style.dashes
        assert (group.get("data-denied") == "true") == bool(step.disputed)
        marks = len(group.findall(f"{SVG}polygon")) - 1  # beside the head of the arrow
        assert marks == bool(step.disputed) + bool(step.doubted)
        assert (group.get("data-doubted") == "true") == bool(step.doubted)
        assert (group.get("data-limited") == "true") == step.limited
        assert len(group.findall(f"{SVG}rect")) == step.limited
        apart(group, outlines.values())
        said = [text.text for text in group.findall(f"{SVG}text")]
        voices = len(step.publishers)
        assert said == ([str(voices)] if voices > 1 else [])
        tip = group.findtext(f"{SVG}title")
        for limit in {limit for one in step.backing for limit in one.limits}:
            assert shown.labels.get(limit, limit) in tip
        for claim in (*step.claims, *step.disputed, *step.doubted):
            assert claim.rpartition("/")[2] in tip
        crosses(group, step, line.get("d"), outlines)


def apart(group: ET.Element, outlines: Iterable[tuple[float, float, float, float]]) -> None:
    """Check that the marks on a line cover no box, and one another by their tips at most."""
    shapes = [*group.findall(f"{SVG}polygon")[1:], *group.findall(f"{SVG}rect")]
    marks = [bounds([shape]) for shape in shapes]
    middles = [(west + east) / 2 for west, _, east, _ in marks]
    middles += [float(circle.get("cx")) for circle in group.findall(f"{SVG}circle")]
    for one, two in itertools.pairwise(sorted(middles)):
        assert two - one >= 8
    for mark, box in itertools.product(marks, outlines):
        assert not overlap(mark, box)


def crosses(group: ET.Element, step: Step, path: str, outlines: dict) -> None:
    """Check that a line joins its two boxes, the right way round, and runs through no other."""
    points = list(along(path))
    back = group.get("data-back") == "true"
    left, right = (step.object, step.subject) if back else (step.subject, step.object)
    assert outlines[left][2] <= outlines[right][0]
    assert abs(points[0][0] - outlines[left][2]) <= 2.5 * palette.CUT
    assert abs(points[-1][0] - outlines[right][0]) <= 2.5 * palette.CUT
    for side, (_, y) in ((left, points[0]), (right, points[-1])):
        assert outlines[side][1] <= y <= outlines[side][3]
    for (x, _), (other, _) in itertools.pairwise(points):
        assert x <= other + 1e-6
    for iri, (west, north, east, south) in outlines.items():
        if iri not in (left, right):
            assert not [(x, y) for x, y in points if west < x < east and north < y < south], iri


def size_of(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def colours(png: bytes) -> int:
    """Return how many different bytes the pixels are made of."""
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    return len(set(zlib.decompress(data)))


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_a_picture_has_each_term_and_step_and_nothing_overlaps(drawn, start, end):
    shown, _ = drawn(start, end)

    complete(causal_picture.picture(shown), shown)


def test_every_pair_that_is_joined_can_be_drawn(store, causal):
    count = 0
    for start in sorted(node for node in causal if node.startswith(D)):
        for end in sorted(node for node in causal if node.startswith(S)):
            paths = traverse.paths(causal, start, end)
            if paths:
                shown = drawing.between(paths, drawing.names(store))
                complete(causal_picture.picture(shown), shown)
                count += 1

    assert count > 100


def test_a_picture_that_holds_all_paths_says_so_and_one_that_does_not_says_how_many(drawn):
    all_of_it, paths = drawn("vitamin-b12-deficiency", "tingling")
    some, many = drawn("vitamin-d-deficiency", "neck-pain", 12)
    one, _ = drawn("potassium-deficiency", "joint-pain")
    there = {(step.subject, step.object) for step in some.steps}
    whole = [p for p in many if all((s.subject, s.object) in there for s in p.steps)]

    assert (all_of_it.shown, all_of_it.found) == (len(paths), len(paths))
    assert {s for p in paths for s in p.steps} == set(all_of_it.steps)
    assert len(some.steps) <= 12
    assert 0 < some.shown == len(whole) < some.found == len(many)
    assert many[:3] == whole[:3]  # the surest come first
    words = f"{len(whole)} of {len(many)} paths, the surest first"
    assert words in "".join(ET.fromstring(causal_picture.picture(some)).itertext())  # noqa: S314
    assert causal_picture.subtitle(one).startswith("The only path: ")


def step(  # noqa: PLR0913 - what is said of a step is named one by one
    start: str, end: str, certainty: int = 4, *, disputed=(), doubted=(), region="", voices=("p",)
) -> Step:
    claim = f"c/{start}-{end}"[-40:]
    backing = (
        Backing(claim, "r", f"s{n}", voice, certainty, region) for n, voice in enumerate(voices)
    )
    return Step(start, end, tuple(backing), disputed, doubted)


def test_the_first_path_is_drawn_even_if_it_alone_breaks_the_limit():
    long = Path(tuple(step(a, b) for a, b in itertools.pairwise("abcdefg")))

    assert drawing.chosen([long], 2) == (long.steps, 1)


def test_a_path_that_needs_too_many_layers_is_passed_over_and_the_next_is_not():
    longest = Path(tuple(step(a, b) for a, b in itertools.pairwise("abcdefg")))
    deeper = Path((step("a", "x"), step("x", "b"), *longest.steps[1:]))
    short = Path((step("a", "z"), step("z", "g")))
    steps, shown = drawing.chosen([longest, deeper, short])

    assert set(steps) == {*longest.steps, *short.steps}
    assert shown == 2


def test_certainties_are_named_as_in_the_words_of_paths():
    assert {rank: line.word for rank, line in palette.LINES.items()} == dict(
        enumerate(CERTAINTIES[1:], 1)
    )


def planted(*paths: Path, **more) -> drawing.Drawing:
    steps, shown = drawing.chosen(paths)
    labels = {end: end for one in steps for end in (one.subject, one.object)}
    starts = tuple(dict.fromkeys(path.terms[0] for path in paths))
    ends = tuple(dict.fromkeys(path.terms[-1] for path in paths))
    made = drawing.Drawing("planted", steps, shown, len(paths), starts, ends, labels)
    return replace(made, **more)


def test_a_denied_step_and_each_certainty_is_marked_without_colour():
    ranks = {rank: step("a", f"b{rank}", rank) for rank in palette.LINES}
    denied = step("a", "z", 4, disputed=("claim/999",), voices=("s", "t"))
    shown = planted(*(Path((one,)) for one in [*ranks.values(), denied]))
    picture = causal_picture.picture(shown)

    complete(picture, shown)
    assert picture.count('data-denied="true"') == 1
    lines = {(line.width, line.dashes) for line in palette.LINES.values()}
    assert len(lines) == len(palette.LINES)
    texts = {t.text for t in ET.fromstring(picture).iter(f"{SVG}text")}  # noqa: S314
    assert {line.word for line in palette.LINES.values()} <= texts
    assert {"denied by a claim", "2"} <= texts


MARKED = {
    "disputed": ({"disputed": ("claim/999",)}, "denied by a claim"),
    "doubted": ({"doubted": ("claim/998",)}, "left open by a claim"),
    "limited": (
        {"region": "region/neck"},
        "said of a part of the body, some people, or a degree only",
    ),
}


def test_each_mark_has_a_shape_of_its_own_and_its_place_in_the_key():
    shapes = set()
    for name, (said, words) in MARKED.items():
        shown = planted(Path((step("a", "b", **said),)))
        picture = causal_picture.picture(shown)
        complete(picture, shown)
        texts = {t.text for t in ET.fromstring(picture).iter(f"{SVG}text")}  # noqa: S314

        assert words in texts
        assert {other for _, other in MARKED.values()} & texts == {words}
        assert words.removesuffix(" by a claim")[-5:] in picture.partition("</desc>")[0]
        shape = getattr(palette, {"disputed": "denied"}.get(name, name))(0, 0)
        shapes.add(re.sub(r'(fill|stroke)="#\w+"', "", shape))
    assert len(shapes) == len(MARKED)


@pytest.mark.parametrize("terms", ["ab", "abcd", "abcdefg"])
def test_all_marks_have_room_on_one_line(terms):
    said = {"disputed": ("claim/999",), "doubted": ("claim/998",), "region": "region/neck"}
    steps = [step(a, b, voices=("p", "q"), **said) for a, b in itertools.pairwise(terms)]
    bent = [*steps[:-1], step(terms[-2], "z", voices=("p", "q"), **said)]
    shown = planted(Path(tuple(steps)), Path(tuple(bent)), nutrients={"a": "n"})
    shown = replace(shown, labels={**shown.labels, "n": "nutrient"})

    picture = causal_picture.picture(shown)
    complete(picture, shown)
    circles = re.findall(r'<circle cx="([\d.]+)"', picture.partition('class="key"')[0])
    squares = re.findall(r'<rect x="([\d.]+)"[^>]* width="11"', picture.partition('class="key"')[0])
    assert len(circles) == len(squares) == len(steps) + 1
    for circle, square in zip(map(float, circles), map(float, squares), strict=True):
        assert circle - square - 5.5 >= 3 * (8 if len(terms) > 6 else 18) - 0.1


def kinds_of(picture: str) -> list[tuple[str, str]]:
    groups = ET.fromstring(picture).iter(f"{SVG}g")  # noqa: S314
    return [(g.get("data-from"), g.get("data-to")) for g in groups if g.get("class") == "kind-of"]


def bold(picture: str) -> set[str]:
    groups = ET.fromstring(picture).iter(f"{SVG}g")  # noqa: S314
    boxes = {g.get("data-iri"): list(g.iter(f"{SVG}text"))[1:] for g in groups if g.get("data-iri")}
    return {iri for iri, lines in boxes.items() if all(t.get("font-weight") for t in lines)}


def test_a_kind_of_what_was_asked_is_shown_as_asked_and_joined_to_it():
    ways = [Path((step("a", "narrow"),)), Path((step("a", "x"), step("x", "asked")))]
    broader = {"narrow": ["asked", "elsewhere"]}
    names = drawing.Names({}, broader=broader)
    plain = causal_picture.picture(drawing.explanation([ways], ["asked"], drawing.Names({})))
    shown = drawing.explanation([ways], ["asked"], names)
    picture = causal_picture.picture(shown)
    alone = causal_picture.picture(drawing.explanation([ways[:1]], ["asked"], names))

    complete(picture, shown)
    assert kinds_of(picture) == [("narrow", "asked")]
    assert bold(picture) == {"a", "narrow", "asked"}
    assert ">kind of<" in picture
    assert "narrow is a kind of asked" in picture
    assert kinds_of(plain) == kinds_of(alone) == []
    assert "narrow" not in bold(plain)
    assert "narrow" in bold(alone)
    assert "kind of" not in plain + alone


def test_a_line_to_a_broader_term_is_counted_among_the_layers():
    longest = Path(tuple(step(a, b) for a, b in itertools.pairwise("abcdefg")))
    other = Path((step("a", "h"),))

    assert len(drawing.chosen([longest, other])[0]) == 7
    assert len(drawing.chosen([longest, other], broader={"g": ["h"]})[0]) == 6


def test_the_thin_lines_are_explained_where_there_are_any():
    way = Path((step("a", "narrow"),)), Path((step("a", "asked"),))
    labels = {"n": "nutrient"}
    both = drawing.Names(labels, {"a": "n"}, {"narrow": ["asked"]})
    picture = causal_picture.picture(drawing.explanation([way], ["asked"], both))
    short = causal_picture.picture(
        drawing.explanation([way], ["asked"], drawing.Names(labels, {"a": "n"}))
    )

    assert ">nutrient that is short; kind of<" in picture
    assert ">nutrient that is short<" in short


def test_counted_ways_are_told_from_all_ways():
    ways = [Path((step("a", "x"), step("x", "b"))), Path((step("a", "b"),))]

    def said(number, most=drawing.MOST_STEPS):
        shown = drawing.explanation([ways], ["b"], drawing.Names({}), most=most, ways=number)
        return causal_picture.subtitle(shown)

    assert said(61).startswith("2 counted ways of 61: 3 terms, 3 steps")
    assert said(61, 2).startswith("1 of the 2 counted ways of 61, the surest first")
    assert said(0).startswith("2 of 2 paths: ")


def test_an_explanation_draws_kinds_of_the_symptom_and_counts_all_ways(built, tmp_path):
    file, words = tmp_path / "a.svg", ("explain", "neck pain", "--graph", built)
    done = etiograph(*words, "--svg", file, "--format", "json")
    picture = file.read_text(encoding="utf-8")
    candidates = json.loads(done.stdout)["candidates"]
    ways = [way for one in candidates for each in one["support"] for way in each["ways"]]
    narrower = {S + "chronic-neck-pain", S + "neuropathic-neck-pain"}

    assert {(one, S + "neck-pain") for one in narrower} == set(kinds_of(picture))
    assert narrower <= bold(picture)
    assert f"counted ways of {len(ways)}" in picture
    legible(picture, "term")


def test_a_circle_goes_back_and_says_so():
    paths = [
        Path((step("a", "x"), step("x", "y"), step("y", "b"))),
        Path((step("a", "y"), step("y", "x"), step("x", "b"))),
    ]
    shown = planted(*paths)
    picture = causal_picture.picture(shown)

    complete(picture, shown)
    assert re.findall(r'data-from="(.)" data-to="(.)"[^>]*data-back', picture) == [("y", "x")]
    assert "leads back to the left" in picture
    assert "leads back" not in causal_picture.picture(planted(paths[0]))


def test_publishers_are_counted_not_documents():
    shown = planted(Path((step("a", "b", voices=("p", "p", "q")),)))

    assert shown.steps[0].publishers == ("p", "q")
    complete(causal_picture.picture(shown), shown)


@pytest.mark.parametrize("label", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_label_stays_words_and_within_its_box(label):
    shown = planted(Path((step("a", "b"), step("b", "c"))), title=f"From {label} to c")
    shown = replace(shown, labels={**shown.labels, "a": label, "b": label}, stamp=label[:60])
    picture = causal_picture.picture(shown)
    root = legible(picture, "term")

    allowed = {"svg", "title", "desc", "g", "rect", "polygon", "path", "text", "line", "circle"}
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= allowed
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\u200e\u200f\ufffe]", picture
    )
    picture.encode("utf-8")
    assert svg.png(picture)


def test_a_hostile_name_stays_a_value():
    name = 'a" onload="alert(1)"><script>'
    shown = planted(Path((step(name, "b"),)))
    root = legible(causal_picture.picture(shown), "term")

    assert name in {group.get("data-iri") for group in root.iter(f"{SVG}g")}
    assert [one for one in root.iter() if one.get("onload") or "script" in one.tag] == []


def test_a_png_has_the_words_of_its_picture():
    blank = svg.document(100, "t", "d", [])
    worded = svg.document(100, "t", "d", [svg.text("words", 10, 50, 20)])
    bold = svg.document(100, "t", "d", [svg.text("words", 10, 50, 20, bold=True)])

    assert colours(svg.png(blank)) < 5
    assert colours(svg.png(worded)) > 20
    assert svg.png(bold) != svg.png(bold.replace(' font-weight="600"', ""))
    assert len({svg.png(blank), svg.png(worded), svg.png(bold)}) == 3


@given(st.text(max_size=200), st.floats(60, 200))
def test_wrapped_words_fit_and_nothing_is_dropped_without_a_sign(words, room):
    lines = lettering.wrap(words, room, 14, lines=3)
    whole = lettering.clean(words).replace(" ", "")
    shown = "".join(lines).replace(" ", "")

    assert 1 <= len(lines) <= 3
    assert all(lettering.width(line, 14) <= room for line in lines)
    if not lines[-1].endswith("…") or whole.endswith("…"):
        assert shown.replace("-", "") == whole.replace("-", "")


def test_words_beyond_the_last_line_end_in_an_ellipsis():
    assert lettering.wrap("one two three", 30, 14, lines=2) == ["one", "tw…"]
    assert lettering.wrap("x" * 10_000, 60, 14, lines=2)[1].endswith("…")
    assert lettering.wrap("neuromuscular", 60, 14) == ["neuromu-", "scular"]


LABELS = st.text(st.characters(), max_size=80)
EDGE = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(1, 5))


@settings(max_examples=60, deadline=None)
@given(st.lists(EDGE, max_size=14), st.lists(LABELS, min_size=6, max_size=6))
def test_pictures_of_random_graphs_are_legible_and_complete(edges, labels):
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_nodes_from("abcdef")
    for number, (one, two, rank) in enumerate(edges):
        if one != two:
            more = {"doubted": ("c/9",), "region": "neck"} if number % 3 == 0 else {}
            voice = {"source": "s", "publisher": f"p{number % 2}"}
            made.add_edge(one, two, key=f"c{number}", relation="r", certainty=rank, **voice, **more)
    paths = traverse.paths(made, "a", "f")
    if paths:
        shown = replace(planted(*paths), labels=dict(zip("abcdef", labels, strict=True)))
        complete(causal_picture.picture(shown), shown)


def test_several_candidates_stand_left_in_their_rank_and_symptoms_right(store, causal):
    ranked = [
        D + "vitamin-b12-deficiency",
        D + "vitamin-d-deficiency",
        D + "nutritional-deficiency",
    ]
    asked = [S + "neck-stiffness", S + "tingling"]
    candidates = []
    for start in ranked:
        paths = [path for end in asked for path in traverse.paths(causal, start, end)]
        candidates.append(
            sorted(paths, key=lambda path: (-path.weakest, len(path.steps), path.terms))
        )
    shown = drawing.explanation(candidates, asked, drawing.names(store), "stamp")
    picture = causal_picture.picture(shown)
    complete(picture, shown)
    root = ET.fromstring(picture)  # noqa: S314
    boxes = {g.get("data-iri"): bounds(g) for g in root.iter(f"{SVG}g") if g.get("data-iri")}
    heads = {
        g.get("data-iri"): g.findtext(f"{SVG}text")
        for g in root.iter(f"{SVG}g")
        if g.get("data-iri")
    }

    assert shown.starts == tuple(ranked)
    assert [heads[iri] for iri in ranked] == ["1. deficiency", "2. deficiency", "3. deficiency"]
    tops = [boxes[iri][1] for iri in ranked]
    assert tops == sorted(tops)
    assert len({boxes[iri][0] for iri in ranked}) == 1
    assert boxes[asked[1]][0] == max(box[0] for box in boxes.values())


def test_the_nutrient_that_is_short_stands_before_its_deficiency(drawn):
    shown, _ = drawn("vitamin-b12-deficiency", "tingling")
    root = ET.fromstring(causal_picture.picture(shown))  # noqa: S314
    short = [g for g in root.iter(f"{SVG}g") if g.get("class") == "short"]

    assert [(g.get("data-from"), g.get("data-to")) for g in short] == [
        (PREFIXES["nutrient"] + "vitamin-b12", D + "vitamin-b12-deficiency")
    ]


def test_the_same_drawing_gives_the_same_bytes(drawn):
    pictures = [causal_picture.picture(drawn(*PAIRS[0])[0]) for _ in range(2)]

    assert pictures[0] == pictures[1]
    assert svg.png(pictures[0]) == svg.png(pictures[1])


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    line = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * line[0] + 0.7152 * line[1] + 0.0722 * line[2]


def contrast(one: str, two: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_words_have_enough_contrast_on_every_ground():
    for fill in [*palette.FILLS.values(), palette.PAPER]:
        assert contrast(svg.INK, fill) >= 7
        assert contrast(palette.KIND, fill) >= 7
    assert contrast(palette.QUIET, palette.PAPER) >= 7
    assert contrast(palette.DENIED, palette.PAPER) >= 4.5
    for rank, shade in reach_picture.SHADES.items():
        ink = palette.PAPER if rank == max(reach_picture.SHADES) else svg.INK
        assert contrast(ink, shade) >= 4.5
    lights = [luminance(shade) for _, shade in sorted(reach_picture.SHADES.items())]
    assert lights == sorted(lights, reverse=True)  # greyscale keeps the order


def test_kinds_differ_in_shape():
    shapes = set()
    for kind in palette.FILLS:
        outline = palette.box(kind, palette.Box(0, 0, 100, 50))
        shapes.add(re.sub(r'fill="#\w+"', "", outline))

    assert len(shapes) == len(palette.FILLS)


# The command.


def test_path_draws_svg_and_png(built, tmp_path):
    files = tmp_path / "a.svg", tmp_path / "a.png"
    arguments = ("path", "vitamin D deficiency", "neck pain", "--graph", built)
    done = etiograph(*arguments, "--svg", files[0], "--png", files[1])
    again = etiograph(*arguments, "--png", tmp_path / "b.png", "--format", "tsv")
    picture = files[0].read_text(encoding="utf-8")
    height = float(re.search(r'height="([\d.]+)" role', picture)[1])

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.count(" paths, the surest first") == 2
    legible(picture, "term")
    assert "graph sha256 " in picture
    assert size_of(files[1].read_bytes()) == (2400, pytest.approx(2 * height, abs=1))
    assert colours(files[1].read_bytes()) > 50
    assert files[1].read_bytes() == (tmp_path / "b.png").read_bytes()
    assert again.stdout.startswith("path\tsteps")


@pytest.mark.parametrize("option", ["--svg", "--png"])
def test_without_a_path_nothing_is_drawn(built, tmp_path, option):
    there = tmp_path / "kept"
    there.write_text("kept", encoding="utf-8")
    done = etiograph("path", "tingling", "vitamin D deficiency", "--graph", built, option, there)

    assert done.returncode == 1
    assert "no path from" in done.stderr
    assert there.read_text(encoding="utf-8") == "kept"


def test_a_picture_never_overwrites_the_graph_or_the_other_picture(built, tmp_path):
    before = built.read_bytes()
    words = ("path", "vitamin B12 deficiency", "tingling", "--graph", built)
    onto = [etiograph(*words, option, built) for option in ("--svg", "--png")]
    both = etiograph(*words, "--svg", tmp_path / "one", "--png", tmp_path / "one")
    nowhere = etiograph(*words, "--svg", tmp_path / "none" / "a.svg")

    assert [done.returncode for done in (*onto, both, nowhere)] == [2, 2, 2, 3]
    assert built.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


# The whole graph.


@pytest.fixture(scope="module")
def reached(store):
    return reach.reach(store)


def test_the_table_says_what_the_paths_say(reached, causal):
    deficiencies = [node for node in causal if node.startswith(D)]
    symptoms = [node for node in causal if node.startswith(S)]
    paths = {
        pair: found
        for pair in itertools.product(deficiencies, symptoms)
        if (found := traverse.paths(causal, *pair))
    }

    assert set(paths) == {pair for pair, cell in reached.cells.items() if cell.steps}
    for pair, found in paths.items():
        cell = reached.cells[pair]
        direct = [path for path in found if len(path.steps) == 1]
        told = (direct or found)[0]
        assert (cell.certainty, cell.steps) == (told.weakest, len(told.steps))
        assert cell.claims == (len(direct[0].steps[0].claims) if direct else 0)
        passed = [] if direct else told.steps
        against = {claim for one in passed for claim in (*one.disputed, *one.doubted)}
        assert cell.on_the_way == tuple(sorted(against))
        assert set(told.steps[0].disputed if direct else ()) <= set(cell.denials)
        assert set(told.steps[0].doubted if direct else ()) <= set(cell.doubts)
    assert any(cell.on_the_way for cell in reached.cells.values())
    assert any(not cell.steps and cell.denials for cell in reached.cells.values())
    assert set(reached.unreached).isdisjoint(reached.deficiencies)


def test_a_pair_is_denied_or_left_open_only_by_claims_about_the_pair(reached, store):
    text = f"""PREFIX etio: <{PREFIXES["etio"]}> PREFIX rdfs: <{PREFIXES["rdfs"]}>
SELECT DISTINCT ?from ?to ?claim WHERE {{ ?claim etio:STANCE ?proposition ; etio:subject ?from ;
  etio:object ?to ; etio:relation/rdfs:subPropertyOf+ etio:leadsTo .
  ?from a etio:Deficiency . ?to a etio:Symptom . }}"""
    for stance, name in (("denies", "denials"), ("leavesOpen", "doubts")):
        found = store.query(text.replace("STANCE", stance))
        expected = {tuple(row[one].value for one in ("from", "to", "claim")) for row in found}
        cells = reached.cells.items()

        assert {(*pair, claim) for pair, cell in cells for claim in getattr(cell, name)} == expected
        assert expected


def cells_of(picture: str) -> dict[tuple[str, str], ET.Element]:
    groups = ET.fromstring(picture).iter(f"{SVG}g")  # noqa: S314
    return {
        (g.get("data-deficiency"), g.get("data-symptom")): g
        for g in groups
        if g.get("class") == "cell"
    }


def told(reached: reach.Reach, picture: str) -> None:
    groups = cells_of(picture)
    assert set(groups) == set(reached.cells)
    for pair, cell in reached.cells.items():
        group = groups[pair]
        sure = palette.LINES[cell.certainty].word if cell.certainty else "no path"
        assert group.get("data-certainty") == sure
        bars = [r for r in group.findall(f"{SVG}rect") if r.get("width") == "8"]
        assert sum(r.get("fill") != "none" for r in bars) == cell.certainty
        texts = [text.text for text in group.findall(f"{SVG}text")]
        assert str(cell.claims or cell.steps or "no") in texts[0]
        assert texts[1:] == ([str(cell.publishers)] if cell.publishers > 1 else [])
        contested = bool(cell.denials) + bool(cell.doubts) or bool(cell.on_the_way)
        assert len(group.findall(f"{SVG}polygon")) == contested
        for name, claims in (
            ("data-denied", cell.denials),
            ("data-doubted", cell.doubts),
            ("data-on-the-way", cell.on_the_way),
        ):
            assert (group.get(name) == "true") == bool(claims)
            assert all(
                claim.rpartition("/")[2] in group.findtext(f"{SVG}title") for claim in claims
            )
        direct = group.find(f"{SVG}rect").get("stroke") == svg.INK
        assert direct == (cell.claims > 0)


def test_the_table_shows_each_cell_once_and_nothing_overlaps(reached):
    picture = reach_picture.picture(reached, "stamp")
    legible(picture, "cell")

    told(reached, picture)


def test_twelve_deficiencies_and_sixty_symptoms_have_room():
    deficiencies = tuple(f"{D}a-deficiency-of-something-{n}" for n in range(12))
    symptoms = tuple(f"{S}a-symptom-that-has-a-long-name-{n}" for n in range(60))
    labels = {iri: iri.rpartition("/")[2].replace("-", " ") for iri in (*deficiencies, *symptoms)}
    cells = {
        pair: reach.Cell(
            *((n % 6, 1, 88, 3) if n % 6 else (0, 0, 0, 0)),
            *[(("c/1",), ()), (("c/1",), ("c/2",)), ((), ("c/2",))][n % 3],
            *([("c/3",)] if n % 5 else []),
        )
        for n, pair in enumerate(itertools.product(deficiencies, symptoms))
    }
    full = reach.Reach(deficiencies, symptoms, (), cells, labels)
    picture = reach_picture.picture(full, "stamp")
    legible(picture, "cell")

    told(replace(full, cells=cells), picture)


@pytest.fixture(scope="module")
def by_kind(store):
    return kinds.kinds(store)


def test_the_kinds_hold_every_claim_and_what_is_left_out_is_said(by_kind, store):
    total = sum(by_kind.pairs.values())
    picture = kinds_picture.picture(by_kind, "stamp")
    root = legible(picture, "kind")
    lines = [g for g in root.iter(f"{SVG}g") if g.get("class") == "line"]
    boxes = {g.get("data-kind"): g for g in root.iter(f"{SVG}g") if g.get("class") == "kind"}
    drawn = {(g.get("data-from"), g.get("data-to")): int(g.get("data-claims")) for g in lines}
    wide = {pair: n for pair, n in by_kind.pairs.items() if n >= kinds_picture.FEWEST}
    inside = {pair: n for pair, n in wide.items() if pair not in drawn}
    left = total - sum(wide.values())

    claims = store.query("SELECT (COUNT(*) AS ?n) { ?c a <" + PREFIXES["etio"] + "Claim> }")
    assert total == int(next(iter(claims))["n"].value)
    assert set(boxes) == set(by_kind.terms)
    assert drawn.items() <= wide.items()
    for (start, end), number in inside.items():
        said = " ".join(text.text for text in boxes[start].iter(f"{SVG}text"))
        assert f"{number} {'among themselves' if start == end else f'to {end}'}" in said
    assert f"left out are {left:,} claims" in "".join(root.itertext())
    for kind, group in boxes.items():
        assert f"{by_kind.terms[kind]} terms" in [text.text for text in group.iter(f"{SVG}text")]
    for group in lines:
        words = " ".join(text.text for text in group.iter(f"{SVG}text"))
        assert sum(map(int, re.findall(r"\d+", words))) == int(group.get("data-claims"))
        for path in group.findall(f"{SVG}path"):
            for x, y in along(path.get("d")):
                ends = (group.get("data-from"), group.get("data-to"))
                for kind, other in boxes.items():
                    west, north, east, south = bounds(other)
                    assert kind in ends or not (west < x < east and north < y < south)


@pytest.mark.parametrize(
    ("group", "label", "without"),
    [
        ("leadsTo", "leads to", "none"),
        ("linkedTo", "is linked to", "leadsTo"),
        ("actsOn", "acts on", "none"),
    ],
)
def test_a_claim_counts_in_the_nearest_group_of_its_relation(by_kind, store, group, label, without):
    text = f"""PREFIX etio: <{PREFIXES["etio"]}> PREFIX rdfs: <{PREFIXES["rdfs"]}>
SELECT (COUNT(DISTINCT ?claim) AS ?n)
WHERE {{
  ?claim a etio:Claim ; etio:relation ?relation . ?relation rdfs:subPropertyOf+ etio:{group} .
  FILTER NOT EXISTS {{ ?relation rdfs:subPropertyOf+ etio:{without} }}
}}"""
    counted = sum(number for (_, name, _), number in by_kind.claims.items() if name == label)

    assert counted == int(next(iter(store.query(text)))["n"].value) > 0


DRAWN = {
    "explain": ["explain", "stiff", "neck", "and", "tingling,", "no", "fever"],
    "path": ["path", "vitamin D deficiency", "neck pain"],
}
"""Commands of which the README shows the picture, by the name of its file."""


def test_the_committed_pictures_are_those_of_the_commands(request, built, tmp_path):
    folder, new = ROOT / "docs" / "pictures", tmp_path / "pictures"
    commands = [["overview", "-o", new]]
    for name, words in DRAWN.items():
        both = (f"--{form}={new / name}.{form}" for form in ("svg", "png"))
        commands.append([*words, *both])
    for command in commands:
        done = etiograph(*command, "--graph", built)
        assert done.returncode == 0, done.stderr
    made = {path.name: path.read_bytes() for path in sorted(new.iterdir())}
    if request.config.getoption("--write-golden"):
        for name, content in made.items():
            (folder / name).write_bytes(content)
    names = sorted({"kinds", "reach", *DRAWN})

    assert sorted(made) == [f"{name}.{form}" for name in names for form in ("png", "svg")]
    assert {path.name: path.read_bytes() for path in sorted(folder.iterdir())} == made
    for name in names:
        assert size_of(made[f"{name}.png"])[0] == 2400
        assert colours(made[f"{name}.png"]) > 50


def test_the_readme_shows_the_pictures():
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    for path in sorted((ROOT / "docs" / "pictures").glob("*.png")):
        assert re.search(rf"!\[[^\]]+\]\(docs/pictures/{path.name}\)", text), path.name
