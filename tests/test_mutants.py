"""Guards the cases: each part of each shape and hygiene query is missed when it is gone."""

from __future__ import annotations

import contextlib
import shutil
import socket
import threading

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import SH

from conftest import ONTOLOGY, QUERIES, ROOT, SHAPES, etiograph
from etiograph import locations
from etiograph.asking import questions
from etiograph.checking import (
    cases,
    mutants,
    query_mutants,
    reference_engine,
    shape_mutants,
    shape_trials,
)
from etiograph.errors import InputError, InputSyntaxError
from etiograph.rdf import conversion, reading
from etiograph.vocabulary import PREFIXES

pytestmark = pytest.mark.slow

TESTS = ROOT / "tests"
RULES = questions.shipped(QUERIES, "hygiene")
EDGE = "shape:Edge-order"


@pytest.fixture(scope="module")
def data(invented) -> rdflib.Graph:
    return conversion.to_rdflib({quad.triple for quad in invented})


@pytest.fixture(scope="module")
def known(invented) -> list[cases.Case]:
    vocabulary = reading.turtle(ONTOLOGY / "vocabulary.ttl")
    return [
        *cases.of_shapes(TESTS / "shapes" / "cases", invented),
        *cases.of_relations(vocabulary),
    ]


def planted(turtle: str) -> rdflib.Graph:
    prefixes = "".join(f"@prefix {name}: <{PREFIXES[name]}> . " for name in PREFIXES)
    return rdflib.Graph().parse(data=prefixes + turtle, format="turtle")


def unexcused(verdicts, folder: str) -> list[tuple[str, str, str]]:
    """Return the mutants that survive without a reason, or have a reason and do not survive."""
    judged = [(one.key, one.operator, by) for one, by in verdicts.items()]
    weighed = mutants.weighed(judged, mutants.reasons(TESTS / folder / "survivors.tsv"))
    return [(one.rule, one.part, one.change) for one in weighed if one.bad]


def test_no_constraint_of_a_shape_can_go_or_be_weakened_unnoticed(all_shapes, data, known):
    wanted = shape_mutants.mutants(all_shapes, data)
    before = set(data)
    verdicts = shape_trials.judge(all_shapes, data, known, wanted)

    assert len({mutant.key for mutant in wanted}) == len(wanted) > 1000
    assert unexcused(verdicts, "shapes") == []
    assert set(data) == before


def test_each_constraint_and_each_target_is_removed(data):
    all_shapes = reference_engine.read(
        SHAPES
    )  # as written: pySHACL adds two triples to what it is given
    removed = {
        triple
        for mutant in shape_mutants.mutants(all_shapes, data)
        if mutant.operator == mutants.REMOVED
        for triple in mutant.taken
    }
    quiet = (shape_mutants.SILENT - {SH.path}) | {SH.path, rdflib.RDF.type, rdflib.RDF.first}
    kept = {t for t in all_shapes if t[1] not in quiet} - removed
    # Cells of lists: a list of one goes as a whole, the first cell with what leads to it.
    kept = {t for t in kept if t[1] not in (rdflib.RDF.rest, SH.alternativePath, SH.inversePath)}

    assert kept == set()


@pytest.mark.parametrize(
    ("turtle", "survivor"),
    [
        ("shape:Edge-highest sh:maxLength 9 .", ("shape:Edge-highest", "sh:maxLength 9")),
        ("shape:Edge-order sh:minInclusive 0 .", (EDGE, "sh:minInclusive 0")),
        (
            "shape:Edge sh:or ( [ sh:class etio:Edge ] [ sh:nodeKind sh:IRI ] ) .",
            ("shape:Edge", "sh:or 2 sh:nodeKind sh:IRI"),
        ),
    ],
)
def test_a_constraint_that_does_nothing_survives(turtle, survivor, all_shapes, data, known):
    more = all_shapes + planted(turtle)
    wanted = [m for m in shape_mutants.mutants(more, data) if m.key[:2] == survivor]
    verdicts = shape_trials.judge(more, data, known, wanted)

    assert wanted
    assert all(by == "" for by in verdicts.values())
    assert survivor in {key[:2] for key in unexcused(verdicts, "shapes")}


@pytest.mark.parametrize(
    "gone", ["Claim-subject-none", "Span-silentBecause", "MappedTerm-conforms-by-"]
)
def test_a_case_that_is_taken_away_is_missed(gone, all_shapes, data, known):
    fewer = [case for case in known if not case.name.startswith(gone)]
    name = f"shape:{'-'.join(gone.split('-')[:2])}".removesuffix("-conforms")
    wanted = [m for m in shape_mutants.mutants(all_shapes, data) if m.shape == name]

    assert len(fewer) < len(known)
    assert "" in shape_trials.judge(all_shapes, data, fewer, wanted).values()
    assert "" not in shape_trials.judge(all_shapes, data, known, wanted).values()


def test_a_case_that_fails_already_is_said_so(all_shapes, data):
    wrong = cases.Case("odd", frozenset({EDGE}))
    wanted = [m for m in shape_mutants.mutants(all_shapes, data) if m.shape == EDGE]

    with pytest.raises(InputError, match="odd: trips other shapes than it expects"):
        shape_trials.judge(all_shapes, data, [wrong], wanted)


def test_a_case_that_expects_a_shape_that_is_not_there_is_said_so(all_shapes, data):
    wrong = cases.Case("odd", frozenset({"shape:Nope"}))

    with pytest.raises(InputError, match="odd: expects shape:Nope"):
        shape_trials.judge(all_shapes, data, [wrong], [])


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <file:///etc/hostname>",
        "LOAD <http://localhost:9/>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://localhost:9/> { ?s ?p ?o } }",
    ],
)
def test_a_case_that_reaches_outside_is_named(update, tmp_path):
    path = tmp_path / "odd.ru"
    path.write_text(update, encoding="utf-8")

    with pytest.raises(InputSyntaxError, match=r"odd\.ru: asks for what lies outside"):
        cases.changed([], path)


def test_a_case_does_not_reach_a_host_that_would_answer(tmp_path):
    path = tmp_path / "odd.ru"
    reached = []
    asked = threading.Event()

    def answer() -> None:
        last = False
        while not last:
            last = asked.is_set()
            # While the seal holds, it refuses this thread's waiting too (EINVAL): it tries again.
            with contextlib.suppress(OSError):
                connection, asker = server.accept()
                reached.append(asker)
                connection.close()

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        path.write_text(f"LOAD <http://127.0.0.1:{server.getsockname()[1]}/>", encoding="utf-8")
        host = threading.Thread(target=answer)
        host.start()
        try:
            with pytest.raises(InputSyntaxError):
                cases.changed([], path)
        finally:
            asked.set()
            host.join()

    assert reached == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_part_of_a_hygiene_query_can_go_unnoticed(rule, invented):
    graphs = query_mutants.graphs(TESTS / "hygiene" / rule.name, invented)
    verdicts = query_mutants.judge(rule, query_mutants.mutants(rule), graphs)
    excused = mutants.reasons(TESTS / "hygiene" / "survivors.tsv")

    assert [one.key for one, by in verdicts.items() if not by and one.key not in excused] == []


def test_the_parts_of_a_query_are_found(tmp_path):
    path = tmp_path / "rule.rq"
    path.write_text(
        """SELECT ?a WHERE {
  { ?a a|b ?b . } UNION { ?a c ?b . } UNION { ?a d ?b . }
  VALUES ?c { e f }
  FILTER (?a > "||" && (?b = <x#y> || ?c NOT IN (g, h)))  # FILTER (no)
  FILTER NOT EXISTS { ?a i ?b . FILTER (?b < 3) }
}""",
        encoding="utf-8",
    )
    found = query_mutants.mutants(questions.read(path))

    assert [(one.part, one.change) for one in found] == [
        ("{ ?a a|b ?b . } UNION", "removed"),
        ("a|", "removed"),
        ("|b", "removed"),
        ("UNION { ?a c ?b . }", "removed"),
        ("UNION { ?a d ?b . }", "removed"),
        ("e", "removed"),
        ("f", "removed"),
        ('FILTER (?a > "||" && (?b = <x#y> || ?c NOT IN (g, h)))', "removed"),
        ('?a > "||" &&', "removed"),
        (">", ">="),
        ("&& (?b = <x#y> || ?c NOT IN (g, h))", "removed"),
        ("?b = <x#y> ||", "removed"),
        ("|| ?c NOT IN (g, h)", "removed"),
        ("g,", "removed"),
        (", h", "removed"),
        ("FILTER NOT EXISTS { ?a i ?b . FILTER (?b < 3) }", "removed"),
        ("FILTER (?b < 3)", "removed"),
        ("<", "<="),
    ]


SPELLINGS = {
    "a path in brackets": ("?a (rdf:type|^rdf:first)+ ?b .", ["rdf:type|", "|^rdf:first"]),
    "ways with blanks": ("?a a | rdf:first/^rdf:rest ?b .", ["a |", "| rdf:first/^rdf:rest"]),
    "a way of two brackets": (
        "?a (rdf:type|rdf:rest)/rdf:first|!(a|rdf:first) ?b .",
        [
            "(rdf:type|rdf:rest)/rdf:first|",
            "rdf:type|",
            "|rdf:rest",
            "|!(a|rdf:first)",
            "a|",
            "|rdf:first",
        ],
    ),
    "ways of a blank node": ("[ a|rdf:first ?a ] rdf:rest ?b .", ["a|", "|rdf:first"]),
    "a filter that calls": (
        "?a a ?b . FILTER STRSTARTS(STR(?a), 'x) || y')",
        ["FILTER STRSTARTS(STR(?a), 'x) || y')"],
    ),
    "a filter that calls by IRI": ("?a a ?b FILTER xsd:boolean(?b)", ["FILTER xsd:boolean(?b)"]),
    "small letters": (
        "{ ?a a ?b } union { ?b a ?a } filter not exists { ?a rdf:rest ?b } filter (?a in (1, 2))",
        [
            "{ ?a a ?b } union",
            "union { ?b a ?a }",
            "filter not exists { ?a rdf:rest ?b }",
            "filter (?a in (1, 2))",
            "1,",
            ", 2",
        ],
    ),
    "a keyword that is none": (
        "?filter a ?union . ?union rdf:filter|rdf:minus ?a .",
        ["rdf:filter|", "|rdf:minus"],
    ),
    "members that are calls": (
        "?a a ?b . FILTER (?b IN (STR(?a), 'x,y'@en, \"1\"^^xsd:int))",
        [
            "FILTER (?b IN (STR(?a), 'x,y'@en, \"1\"^^xsd:int))",
            "STR(?a),",
            ", 'x,y'@en",
            ', "1"^^xsd:int',
        ],
    ),
    "rows": (
        "VALUES (?a ?b) { (1 2)(3 '}') } VALUES ?c { rdf:type }",
        ["(1 2)", "(3 '}')", "VALUES ?c { rdf:type }"],
    ),
    "minus": (
        "?a a ?b . MINUS { ?a rdf:rest ?b . FILTER (?b>3) }",
        ["MINUS { ?a rdf:rest ?b . FILTER (?b>3) }", "FILTER (?b>3)", ">"],
    ),
    "a comment between": ("?a a ?b . FILTER # why\n (?a = ?b)", ["FILTER # why (?a = ?b)"]),
    "conditions among arguments": (
        "?a a ?b . BIND (IF(?a && ?b || ?c, 1, 2) AS ?d)",
        ["?a &&", "?a && ?b ||", "&& ?b", "|| ?c"],
    ),
    "a condition that is named": ("BIND (?a || ?b AS ?c)", ["?a ||", "|| ?b"]),
}
HEAD = "SELECT * WHERE { %s }"
HAVING = "SELECT ?a WHERE { ?a a ?b } GROUP BY ?a HAVING (COUNT(?b) > 1) (MIN(?b) >= 2 && true) %s"


def spelled(folder, text: str) -> questions.Question:
    """Return a query as a hygiene query, with the prefixes that every query here has."""
    path = folder / "rule.rq"
    header = "#+ title: A\n#+ remedy: B\n#+ severity: error\n"
    path.write_text(f"{header}{text}\n", encoding="utf-8")
    return questions.read(path)


@pytest.mark.parametrize(("text", "parts"), SPELLINGS.values(), ids=SPELLINGS.keys())
def test_each_spelling_of_a_part_is_known_and_leaves_a_query(text, parts, tmp_path):
    rule = spelled(tmp_path, HEAD % text)
    wanted = query_mutants.mutants(rule)
    nothing = query_mutants.Graph("nothing", ox.Store(), query_mutants.found(rule, ox.Store()))

    assert [one.part for one in wanted] == parts
    assert set(query_mutants.judge(rule, wanted, [nothing])) == set(wanted)


@pytest.mark.parametrize("end", ["ORDER BY (?a)", "VALUES (?a) { (1) (2) }", "LIMIT 3"])
def test_having_goes_with_all_its_conditions_and_no_more(end, tmp_path):
    rule = spelled(tmp_path, HAVING % end)
    wanted = query_mutants.mutants(rule)
    nothing = query_mutants.Graph("nothing", ox.Store(), frozenset())
    parts = [one.part for one in wanted if one.part not in ("(1)", "(2)")]

    assert parts == [
        "HAVING (COUNT(?b) > 1) (MIN(?b) >= 2 && true)",
        ">",
        "MIN(?b) >= 2 &&",
        "&& true",
    ]
    assert set(query_mutants.judge(rule, wanted, [nothing])) == set(wanted)


def test_a_part_that_was_cut_wrongly_is_not_blamed_on_the_query(tmp_path):
    rule = spelled(tmp_path, HEAD % "?a a ?b .")
    start = rule.text.index("?b")
    torn = query_mutants.Mutant("rule", "?b", "removed", "removed", rule.text[:start])
    nothing = query_mutants.Graph("nothing", ox.Store(), frozenset())

    with pytest.raises(InputError, match=r"rule\.rq: '\?b' was cut out wrongly"):
        query_mutants.judge(rule, [torn], [nothing])


def test_a_part_of_a_query_that_does_nothing_survives(tmp_path, invented):
    rule = next(rule for rule in RULES if rule.name == "no-claim-is-about-itself")
    path = tmp_path / "no-claim-is-about-itself.rq"
    text = rule.text.replace("}\n", "  FILTER (isIRI(?claim))\n}\n")
    path.write_text(text, encoding="utf-8")
    useless = questions.read(path)
    graphs = query_mutants.graphs(TESTS / "hygiene" / rule.name, invented)
    verdicts = query_mutants.judge(useless, query_mutants.mutants(useless), graphs)

    assert {one.part: by for one, by in verdicts.items()} == {"FILTER (isIRI(?claim))": ""}


def test_a_query_that_fails_its_own_case_is_said_so():
    wrong = query_mutants.Graph("odd", ox.Store(), frozenset({"claim:998-001"}))

    with pytest.raises(InputError, match=r"odd: a-.* finds something else"):
        query_mutants.judge(RULES[0], [], [wrong])


def test_the_command_says_what_survives_and_fails(tmp_path):
    shutil.copytree(TESTS / "hygiene", tmp_path / "hygiene")
    shutil.copytree(TESTS / "shapes", tmp_path / "shapes")
    call = ["mutate", "hygiene", "--cases", tmp_path]
    clean = etiograph(*call)
    (tmp_path / "hygiene" / "a-span-ends-within-its-document" / "spared.ru").unlink()
    missed = etiograph(*call, "--format", "tsv")
    table = tmp_path / "hygiene" / "survivors.tsv"
    head = table.read_text(encoding="utf-8")
    table.write_text(f"{head}a-span-ends-within-its-document\t>\t>=\tinvented\n", encoding="utf-8")
    excused = etiograph(*call, "--format", "tsv")
    table.write_text(f"{head}no-rule\tx\tremoved\tinvented\n", encoding="utf-8")
    gone = etiograph(*call, "--format", "tsv")

    assert (clean.returncode, clean.stdout) == (0, "")
    assert "noticed (100.0 %)" in clean.stderr
    assert missed.returncode == 1
    assert "a-span-ends-within-its-document\t>\t>=\t\t\n" in missed.stdout
    assert "1 to mend" in missed.stderr
    assert excused.returncode == 0
    assert "a-span-ends-within-its-document\t>\t>=\t\tinvented\n" in excused.stdout
    assert gone.returncode == 1
    assert "no-rule\tx\tremoved\tno such part\tinvented\n" in gone.stdout


@pytest.mark.parametrize(
    "text",
    [
        "rule\tpart\n",
        "a\tb\tc\td\n",
        "rule\tpart\tchange\treason\na\tb\tc\t\n",
        "rule\tpart\tchange\treason\na\tb\tc\td\na\tb\tc\te\n",
        "rule\tpart\tchange\treason\na\tb\tc\n",
        "rule\tpart\tchange\treason\na\tb\tc\td",
        "",
    ],
)
def test_a_table_of_survivors_that_cannot_be_read_is_refused(text, tmp_path):
    path = tmp_path / "survivors.tsv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputSyntaxError, match=r"survivors\.tsv(:\d+)?: "):
        mutants.reasons(path)


def test_every_table_of_survivors_belongs_to_cases():
    assert [path.parent.name for path in locations.files(TESTS, "*/survivors.tsv")] == [
        "hygiene",
        "shapes",
    ]
