"""Guards change files: OLD and the changes give NEW to the byte, or nothing is written."""

from __future__ import annotations

import dataclasses
import json
import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ONTOLOGY, QUERIES, ROOT, etiograph
from etiograph import locations
from etiograph.building import graph
from etiograph.changes import applying, change_file, change_words, comparing, deriving
from etiograph.changes.deriving import NONE, Deriver
from etiograph.changes.naming import Names
from etiograph.errors import InputError, InputSyntaxError
from etiograph.rdf import reading, serializing
from etiograph.vocabulary import ETIO, PREFIXES

pytestmark = pytest.mark.slow

EDITS = locations.files(ROOT / "tests" / "changes", "*.nq")
CLAIMS_999 = ox.NamedNode(graph.GRAPH + "claims-999")
EDGES = ox.NamedNode(graph.GRAPH + "edges")
ABSENT = re.compile(r"^# absent: <(?P<node>[^>]+)> <(?P<graph>[^>]+)>$", re.MULTILINE)
LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
NO_NAMES = Names()


def claim(number: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["claim"] + number)


def etio(name: str) -> ox.NamedNode:
    return ox.NamedNode(getattr(ETIO, name))


def key(quad) -> tuple[str, str]:
    return quad.graph_name.value, quad.subject.value


def before(edit, asserted) -> set[ox.Quad]:
    """Return what is asserted now, but each node of an edit as it was before the edit."""
    text = edit.read_text(encoding="utf-8")
    were = set(ox.parse(text, format=ox.RdfFormat.N_QUADS))
    touched = {key(q) for q in were} | {(a["graph"], a["node"]) for a in ABSENT.finditer(text)}
    return {q for q in asserted if key(q) not in touched} | were


def there_and_back(old, new, deriver, folder, names=NO_NAMES) -> comparing.Changes:
    """Return the changes, after a way through a file has made NEW of OLD exactly."""
    path = folder / "changes.jsonl"
    changes = comparing.compare(old, new, deriver)
    path.write_text(change_file.text(changes, names), encoding="utf-8")
    read = change_file.read(path)

    assert read == changes
    assert applying.apply(old, read, deriver, path) == new
    return changes


@pytest.fixture(scope="module")
def now(store) -> set[ox.Quad]:
    return set(graph.named(store))


@pytest.fixture(scope="module")
def deriver(now) -> Deriver:
    """Return the deriver of the shipped rules, which derives of the same quads once only."""
    real = deriving.by_rules(QUERIES)
    asserted, derived = deriving.split(now, real.graphs)
    known = {frozenset(asserted): derived}

    def derive(quads):
        held = frozenset(quads)
        if held not in known:
            known[held] = real.derive(held)
        return known[held]

    return dataclasses.replace(real, derive=derive)


@pytest.fixture(scope="module")
def small() -> set[ox.Quad]:
    """Return the invented graph as a build: vocabulary, claims, and what follows."""
    home = {ONTOLOGY / "vocabulary.ttl": ox.NamedNode(graph.GRAPH + "vocabulary")}
    home[ROOT / "tests" / "shapes" / "base.ttl"] = CLAIMS_999
    read = {(t, name) for path, name in home.items() for t in reading.turtle(path)}
    asserted = {ox.Quad(t.subject, t.predicate, t.object, name) for t, name in read}
    return asserted | deriving.by_rules(QUERIES).derive(asserted)


@pytest.mark.parametrize("edit", EDITS, ids=lambda path: path.stem)
def test_a_real_edit_is_undone_and_done_again_to_the_byte(edit, now, deriver, tmp_path):
    asserted, _ = deriving.split(now, deriver.graphs)
    were = before(edit, asserted)
    old = were | deriver.derive(were)
    names = Names(old, now)
    changes = there_and_back(old, now, deriver, tmp_path, names)

    assert len(changes.asserted) > 10
    assert changes.derived == ()
    assert change_words.words(changes, names)


def test_a_real_edit_is_undone_by_the_changes_the_other_way(now, deriver, tmp_path):
    asserted, _ = deriving.split(now, deriver.graphs)
    were = before(EDITS[0], asserted)
    changes = there_and_back(now, were | deriver.derive(were), deriver, tmp_path)

    assert changes.derived == ()
    assert deriver.derive(were) != deriver.derive(asserted), "nothing derived hangs on this edit"


def test_the_real_edits_are_told_apart(now, deriver):
    asserted, _ = deriving.split(now, deriver.graphs)
    (deleted,) = [edit for edit in EDITS if edit.stem == "claims-deleted"]
    changes = comparing.between(before(deleted, asserted), asserted)
    what = {c.node.removeprefix(PREFIXES["claim"]): c.what for c in changes if "/claim/" in c.node}

    assert what == {
        **dict.fromkeys(("001-173", "001-174", "002-195", "002-228", "003-315"), "withdrawn"),
        "002-279": "changed",
    }


def test_what_other_rules_derived_is_listed_so_that_it_stays_exact(now, deriver, tmp_path):
    edges = sorted((q for q in now if q.graph_name == EDGES), key=str)
    other = ox.Quad(claim("000-001"), LABEL, ox.Literal("derived by an older rule"), EDGES)
    new = (now - set(edges[:5])) | {other}
    changes = there_and_back(now, new, deriver, tmp_path)

    assert changes.asserted == ()
    assert {q for one in changes.derived for q in one.removed} == set(edges[:5])
    assert {q for one in changes.derived for q in one.added} == {other}
    assert "derived otherwise than by the rules at hand: 6 quads" in change_words.words(
        changes, NO_NAMES
    )


def test_with_other_rules_at_hand_nothing_is_made_and_the_reason_said(small, deriver, tmp_path):
    asserted, derived = deriving.split(small, deriver.graphs)
    changes = comparing.compare(small, put(asserted, gone=[claim("998-003")]) | derived, deriver)
    others = Deriver(deriver.graphs, "0" * 64, lambda _: set())

    with pytest.raises(InputError, match=r"its rules are not these: .* --derived"):
        applying.apply(small, changes, others, tmp_path)


def test_changes_that_list_what_is_derived_need_no_rules(small, deriver, tmp_path):
    asserted, derived = deriving.split(small, deriver.graphs)
    new = asserted | set(sorted(derived, key=str)[:100])
    path = tmp_path / "changes.jsonl"
    path.write_text(
        change_file.text(comparing.compare(small, new, NONE), NO_NAMES), encoding="utf-8"
    )

    def refuse(_):
        raise AssertionError("rules were asked")

    refusing = dataclasses.replace(deriver, derive=refuse)
    assert applying.apply(small, change_file.read(path), refusing, path) == new


def test_the_same_graph_has_no_changes_and_the_rules_are_not_asked(small, tmp_path):
    def refuse(_):
        raise AssertionError("rules were asked")

    changes = there_and_back(small, set(small), Deriver(frozenset(), "1" * 64, refuse), tmp_path)

    assert (changes.asserted, changes.derived, changes.old) == ((), (), changes.new)
    assert change_words.words(changes, NO_NAMES) == ""


NODES = st.sampled_from(
    [claim("999-001"), claim("999-002"), ox.NamedNode(PREFIXES["food"] + "egg")]
)
PREDICATES = st.sampled_from([etio("passage"), etio("certainty"), LABEL])
OBJECTS = st.one_of(
    NODES,
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=6).map(ox.Literal),
    st.sampled_from(
        [
            ox.Literal("01", datatype=ox.NamedNode(PREFIXES["xsd"] + "integer")),
            ox.Literal('"\\\n\t> .', language="en"),
            ox.Literal("x", language="de-AT"),
        ]
    ),
)
GRAPHS = st.sampled_from([CLAIMS_999, ox.NamedNode(graph.GRAPH + "terms-foods"), EDGES])
BUILDS = st.sets(st.builds(ox.Quad, NODES, PREDICATES, OBJECTS, GRAPHS), max_size=12)


def mirrored(quads) -> set[ox.Quad]:
    """Derive, as a rule that is quick: each link backwards."""
    return {
        ox.Quad(q.object, q.predicate, q.subject, EDGES)
        for q in quads
        if isinstance(q.object, ox.NamedNode)
    }


MIRROR = Deriver(frozenset({EDGES.value}), "2" * 64, mirrored)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("changes")


@given(old=BUILDS, new=BUILDS)
def test_any_build_is_made_of_any_other(folder, old, new):
    old = {q for q in old if nfc(q)}
    new = {q for q in new if nfc(q)}
    changes = there_and_back(old, new, MIRROR, folder)
    listed = [(one.graph, one.node) for one in changes.asserted]

    assert listed == sorted(set(listed))
    assert all(EDGES.value not in one for one in listed)


def nfc(quad) -> bool:
    try:
        reading.check(ROOT, quad.triple)
    except InputError:
        return False
    return True


def put(quads, *, gone=(), come=()) -> set[ox.Quad]:
    named = {ox.Quad(*parts, CLAIMS_999) for parts in come}
    return {q for q in quads if key(q)[1] not in {n.value for n in gone}} | named


def of(quads, node) -> set[ox.Quad]:
    return {q for q in quads if q.subject == node}


def test_each_way_in_which_a_node_can_change_has_its_name(small, golden):
    asserted = {q for q in small if q.graph_name == CLAIMS_999}
    other_span = ox.NamedNode(PREFIXES["span"] + "999-00010-00020")
    new = put(asserted, gone=[claim("999-003"), claim("998-001"), claim("998-003")])
    new -= {q for q in of(asserted, claim("999-001")) if q.predicate == etio("passage")}
    new -= {q for q in of(asserted, claim("999-002")) if q.predicate == etio("certainty")}
    new -= {q for q in of(asserted, claim("998-002")) if q.predicate == etio("polarity")}
    new = put(
        new,
        come=[
            (claim("999-001"), etio("passage"), other_span),
            (claim("999-002"), etio("certainty"), etio("strong")),
            (claim("999-002"), etio("passage"), ox.NamedNode(other_span.value + "0")),
            (claim("998-002"), etio("polarity"), etio("denied")),
            (claim("999-003"), graph.RDF_TYPE, etio("WithdrawnClaim")),
            (claim("999-003"), ox.NamedNode(comparing.DEPRECATED), ox.Literal(True)),  # noqa: FBT003
            (claim("999-003"), etio("withdrawnBecause"), ox.Literal("asked only", language="en")),
            *((claim("999-006"), q.predicate, q.object) for q in of(asserted, claim("998-001"))),
        ],
    )
    changes = comparing.compare(asserted, new, NONE)
    found = {c.node.removeprefix(PREFIXES["claim"]): c.what for c in changes.asserted}

    assert found == {
        "998-001": "removed",
        "998-002": "changed",
        "998-003": "removed",
        "999-001": "re-anchored",
        "999-002": "changed",
        "999-003": "withdrawn",
        "999-006": "added",
    }
    assert ("claim", 1, 2, 1, 1, 2) in change_words.counts(changes)
    words = change_words.words(changes, Names(small, new))
    golden(words, ROOT / "tests" / "changes" / "words.txt")


def test_a_label_with_a_line_end_stays_on_its_line():
    egg = ox.NamedNode(PREFIXES["food"] + "egg")
    terms = ox.NamedNode(graph.GRAPH + "terms-foods")
    old, new = (
        {ox.Quad(egg, LABEL, ox.Literal(label, language="en"), terms)}
        for label in ("egg\nfood:none  removed", "egg\r\u2028\x1b[2J")
    )
    changes = comparing.compare(old, new, NONE)
    heading, named, label, *rest = change_words.words(changes, Names(old, new)).splitlines()

    assert heading == "term:"
    assert named.endswith(r"food:egg  egg\r\u2028\x1b[2J")
    assert label.endswith(r"rdfs:label: egg\nfood:none  removed -> egg\r\u2028\x1b[2J")
    assert not any(rest)


def test_the_digest_is_of_the_quads_not_of_the_order_of_lines(small):
    lines = serializing.nquads(small).splitlines()
    turned = set(ox.parse("\n".join(reversed(lines)), format=ox.RdfFormat.N_QUADS))

    assert comparing.digest(turned) == comparing.digest(small)
    assert comparing.digest(turned - {next(iter(turned))}) != comparing.digest(small)


@pytest.fixture(scope="module")
def pair(small, tmp_path_factory):
    """Return OLD, NEW and the change file between them, as files."""
    folder = tmp_path_factory.mktemp("pair")
    real = deriving.by_rules(QUERIES)
    asserted, _ = deriving.split(small, real.graphs)
    new = put(asserted, gone=[claim("998-003")])
    new |= real.derive(new)
    paths = folder / "old.nq", folder / "new.nq", folder / "changes.jsonl"
    for path, quads in zip(paths, (small, new), strict=False):
        path.write_text(serializing.nquads(quads), encoding="utf-8")
    done = etiograph("diff", *paths[:2], "-o", paths[2])
    assert done.returncode == 1
    assert "claims: 0 added, 0 changed, 0 re-anchored, 0 withdrawn, 1 removed" in done.stderr
    return paths


def test_the_commands_make_the_new_build_of_the_old_one(pair, tmp_path):
    old, new, changes = pair
    done = etiograph("apply", old, changes, "-o", tmp_path / "made.nq")

    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "made.nq").read_bytes() == new.read_bytes()
    assert json.loads(changes.read_text(encoding="utf-8").splitlines()[0])["rules"]


def test_two_builds_that_are_the_same_have_exit_status_0(pair):
    done = etiograph("diff", pair[0], pair[0])

    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    assert "the same graph" in done.stderr


def test_a_table_is_for_people_and_a_pipe_gets_the_change_file(pair):
    table = etiograph("diff", *pair[:2], "--format", "table")
    piped = etiograph("diff", *pair[:2])

    assert (table.returncode, piped.returncode) == (1, 1)
    assert "removed" in table.stdout
    assert "brittle elbow" in table.stdout or "juggling" in table.stdout
    assert piped.stdout == pair[2].read_text(encoding="utf-8")


def test_another_old_build_is_refused_and_nothing_is_written(pair, tmp_path):
    _, new, changes = pair
    done = etiograph("apply", new, changes, "-o", tmp_path / "made.nq")

    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert f"{changes}: made for another graph; name the OLD" in done.stderr
    assert not (tmp_path / "made.nq").exists()


def test_an_input_is_never_written_over(pair):
    old, _, changes = pair
    held = old.read_bytes()
    done = etiograph("apply", old, changes, "-o", old)

    assert done.returncode == 2
    assert "would overwrite" in done.stderr
    assert old.read_bytes() == held


HEAD = {"etiograph": "changes", "version": 1, "old": "a" * 64, "new": "b" * 64, "rules": ""}
LINE = {
    "part": "asserted",
    "what": "added",
    "sort": "claim",
    "graph": CLAIMS_999.value,
    "node": claim("999-009").value,
    "label": "",
    "removed": {},
    "added": {LABEL.value: ['"x"@en']},
}
SPLIT = f'"x" <{CLAIMS_999.value}> .\n<x:a> <x:b> "y"'


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ([], ":1: the line has no end"),
        (["hello"], ":1: not JSON"),
        (["[" * 100_000], ":1: not JSON"),
        (["9" * 5000], ":1: not JSON"),
        (["[]"], ":1: not a change file"),
        ([{"head": {"vars": []}}], ":1: not a change file"),
        ([{**HEAD, "etiograph": "graph"}], ":1: not a change file"),
        ([{**HEAD, "version": 2}], ":1: version 2 of change files"),
        ([{**HEAD, "old": "A" * 64}], ":1: a digest that is none"),
        ([{**HEAD, "new": ["b"]}], ":1: a digest that is none"),
        ([{**HEAD, "rules": "c"}], ":1: a digest that is none"),
        ([HEAD, "{"], ":2: not JSON"),
        ([HEAD, LINE, []], ":3: not a change file"),
        ([HEAD, {**LINE, "more": 1}], ":2: not a line of a change file"),
        ([HEAD, {**LINE, "part": "guessed"}], ":2: not a line of a change file"),
        ([HEAD, {**LINE, "what": "moved"}], ":2: not a line of a change file"),
        ([HEAD, {**LINE, "part": ["asserted"]}], ":2: not a line of a change file"),
        ([HEAD, {**LINE, "node": 7}], ":2: not a line of a change file"),
        ([HEAD, {**LINE, "added": ["x"]}], ":2: not a line of a change file"),
        ([HEAD, {**LINE, "added": {LABEL.value: '"x"'}}], ":2: not a line of a change file"),
        ([HEAD, {**LINE, "added": {LABEL.value: ["x"]}}], ":2: a term that is none"),
        ([HEAD, {**LINE, "added": {LABEL.value: [7]}}], ":2: a term that is none"),
        ([HEAD, {**LINE, "added": {LABEL.value: [SPLIT]}}], ":2: a term that is none"),
        ([HEAD, {**LINE, "added": {LABEL.value: ['"x"  ']}}], ":2: a term that is none"),
        ([HEAD, {**LINE, "node": "x:a> <x:b> <x:c"}], ":2: a term that is none"),
        ([HEAD, {**LINE, "graph": "no iri"}], ":2: a term that is none"),
    ],
)
def test_what_is_no_change_file_is_refused_with_its_line(lines, what, tmp_path):
    path = tmp_path / "changes.jsonl"
    written = [one if isinstance(one, str) else json.dumps(one) for one in lines]
    path.write_text("".join(f"{one}\n" for one in written) or " ", encoding="utf-8")

    with pytest.raises(InputSyntaxError) as refused:
        change_file.read(path)
    assert f"{path}{what}" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_was_cut_off_is_refused(pair, tmp_path):
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(pair[2].read_bytes()[:-20])

    with pytest.raises(InputSyntaxError, match="cut off"):
        change_file.read(cut)


@pytest.mark.parametrize("tamper", ["gone twice", "there already", "one less", "one more"])
def test_changes_that_do_not_fit_are_refused(tamper, small, tmp_path):
    asserted = {q for q in small if q.graph_name == CLAIMS_999}
    new = put(asserted, gone=[claim("998-003")])
    changes = comparing.compare(asserted, new, NONE)
    (one,) = changes.asserted
    stays = next(iter(of(asserted, claim("998-002"))))
    more = ox.Quad(claim("998-002"), LABEL, ox.Literal("planted"), CLAIMS_999)
    listed = {
        "gone twice": (one, one),
        "there already": (dataclasses.replace(one, removed=frozenset(), added=frozenset({stays})),),
        "one less": (
            dataclasses.replace(one, removed=frozenset(sorted(one.removed, key=str)[1:])),
        ),
        "one more": (dataclasses.replace(one, added=frozenset({more})),),
    }[tamper]
    fits = tamper in ("one less", "one more")

    with pytest.raises(InputError, match="does not give" if fits else "does not fit"):
        applying.apply(asserted, dataclasses.replace(changes, asserted=listed), NONE, tmp_path)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("<x:a> <x:b> <x:c> .", "a triple in no named graph"),
        ("_:a <x:b> <x:c> <x:g> .", "a node without IRI"),
        ("<x:a> <x:b> .", "not a graph that etiograph build wrote"),
    ],
)
def test_a_graph_that_was_not_built_is_refused(line, what, tmp_path):
    path = tmp_path / "odd.nq"
    path.write_text(f"{line}\n", encoding="utf-8")

    with pytest.raises(InputError, match=what):
        comparing.read(path)
