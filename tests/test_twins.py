"""Holds the SQL twins to their questions: the same columns and rows, whoever answers."""

from __future__ import annotations

import random
import shutil
from collections import Counter

import pyoxigraph as ox
import pytest
import synthetic

from conftest import QUERIES, etiograph
from etiograph import load
from etiograph.asking import questions
from etiograph.building import compiled, graph, infer, opening, processes
from etiograph.columnar import database, definitions, engines, making, tables, twins
from etiograph.commands import cli
from etiograph.errors import InputSyntaxError, QueryError, UsageError
from etiograph.explaining import indexing
from etiograph.rdf import bounded, query
from etiograph.vocabulary import BASE, ETIO, PREFIXES

SHIPPED = [
    (one, twins.of(one, QUERIES))
    for folder in twins.FOLDERS
    for one in questions.shipped(QUERIES, folder)
]
TWINS = [twin for _, twin in SHIPPED if twin]
ASKING = [twin for twin in TWINS if twin.question.parameters]
DEFINED = definitions.tables(QUERIES)
UNKNOWN = ox.NamedNode(BASE + "symptom/nobody-speaks-of-this")
LABEL = PREFIXES["rdfs"] + "label"
CLASSES = {"other": ETIO.Deficiency, "source": ETIO.SourceDocument, "region": ETIO.BodyRegion}
OBJECTS = (ETIO.BodyFunction, ETIO.BodyRegion, ETIO.Population, ETIO.Mechanism, ETIO.Deficiency)
SUBJECTS = (ETIO.Study, ETIO.Population, ETIO.Symptom, ETIO.Deficiency, ETIO.Intervention)
SIZES = {3: 1000, 4: 200}
"""For each seed of an invented graph, how many claims it has."""


def name(twin):
    return twin.question.name


def example(twin):
    return {key: ox.NamedNode(value) for key, value in twin.question.example.items()}


def same(store, opened, twin, bound):
    """Tell that both engines answer alike, and return how many rows there are."""
    asked = query.ask(store, twin.question.text, bound)
    answer = database.ask(opened, twin, bound)

    assert answer.columns == asked.columns
    assert answer.rows == asked.rows
    return len(asked.rows)


def members(store, kind):
    """Return the nodes of a class, those first that most claims are about."""
    kind = ox.NamedNode(kind)
    found = [quad.subject for quad in store.quads_for_pattern(None, graph.RDF_TYPE, kind, None)]
    return sorted(set(found), key=lambda one: (-len(list(about(store, one))), str(one)))


def about(store, term):
    for word in (ETIO.subject, ETIO.object, ETIO.statedIn):
        yield from store.quads_for_pattern(None, ox.NamedNode(word), term, ox.DefaultGraph())


def arguments(store, twin, seed):
    """Return values for the parameters of a twin: the busiest, any, and one that nobody knows."""
    dice = random.Random(f"{seed} {name(twin)}")  # noqa: S311 - the same at every run
    keys = [parameter.name for parameter in twin.question.parameters]
    pools = {
        key: members(store, CLASSES.get(key) or getattr(ETIO, key.capitalize())) for key in keys
    }
    yield {key: pool[number] for number, (key, pool) in enumerate(pools.items())}
    yield {key: dice.choice(pool[:20]) for key, pool in pools.items()}
    unknown = dice.choice(keys)
    yield {key: UNKNOWN if key == unknown else pool[0] for key, pool in pools.items()}


@pytest.fixture(scope="module")
def real(store, tmp_path_factory):
    """Return the tables of the whole graph, opened."""
    place = tmp_path_factory.mktemp("real") / "tables"
    making.fill(store, place, DEFINED)
    with database.opened(place) as found:
        yield found


@pytest.fixture(scope="module")
def made(rules, tmp_path_factory):
    """Return invented graphs with every detail, and the tables of each."""
    found = []
    for seed, claims in SIZES.items():
        folder = tmp_path_factory.mktemp("made")
        synthetic.write(folder / "ontology", claims, seed)
        store = graph.store(detailed(graph.asserted(folder / "ontology"), seed))
        infer.derive(store, rules)
        making.fill(store, folder / "tables", DEFINED)
        found.append((store, database.opened(folder / "tables"), seed))
    return found


def detailed(quads, seed):
    """Give claims what invented ones lack: other relations, limits, comparisons, studies, votes."""
    quads = list(quads)
    dice = random.Random(seed)  # noqa: S311 - the same at every run
    kinds = {}
    for quad in quads:
        if quad.predicate == graph.RDF_TYPE:
            kinds.setdefault(quad.object.value, []).append(quad.subject)
    claims = set(kinds[ETIO.Claim])
    choices = {
        ETIO.relation: kinds[ETIO.Relation],
        ETIO.evidence: kinds[ETIO.EvidenceType],
        ETIO.voice: kinds[ETIO.Voice],
        ETIO.certainty: kinds[ETIO.Certainty],
        ETIO.polarity: kinds[ETIO.Polarity],
        ETIO.object: [one for kind in OBJECTS for one in kinds[kind][:9]],
        ETIO.subject: [one for kind in SUBJECTS for one in kinds[kind][:9]],
    }
    homes, kept = {}, []
    amounts = set(kinds[ETIO.MeasuredAmount])
    for quad in quads:
        if quad.subject in amounts and quad.predicate.value == ETIO.value and dice.random() < 0.5:
            continue  # as where a table gives no amount
        options = choices.get(quad.predicate.value) if quad.subject in claims else None
        homes.setdefault(quad.subject, quad.graph_name)
        changed = dice.choice(options) if options and dice.random() < 0.15 else quad.object
        kept.append(ox.Quad(quad.subject, quad.predicate, changed, quad.graph_name))
    few = {
        ETIO.region: kinds[ETIO.BodyRegion],
        ETIO.frequency: kinds[ETIO.Frequency],
        ETIO.severity: kinds[ETIO.Severity],
        ETIO.outcome: kinds[ETIO.Symptom],
        ETIO.evidenceStance: kinds[ETIO.EvidenceStance],
    }
    many = {
        ETIO.population: kinds[ETIO.Population],
        ETIO.comparedWith: kinds[ETIO.Intervention],
        ETIO.study: kinds[ETIO.Study],
    }
    said = {(quad.subject, quad.predicate.value) for quad in quads}
    for claim in sorted(claims, key=str):
        for word, options in (*few.items(), *many.items(), *many.items()):
            if (word in many or (claim, word) not in said) and dice.random() < 0.06:
                chosen = dice.choice(options)
                kept.append(ox.Quad(claim, ox.NamedNode(word), chosen, homes[claim]))
    return kept


def test_most_questions_on_the_whole_graph_have_a_twin():
    assert len(TWINS) >= 28


def test_a_twin_belongs_to_a_question():
    written = {path.stem for path in QUERIES.glob("*/*.sql")}

    assert written == {name(twin) for twin in TWINS}


@pytest.mark.parametrize("twin", TWINS, ids=name)
def test_a_twin_gives_the_rows_of_its_question(twin, store, real):
    assert same(store, real, twin, example(twin))


@pytest.mark.parametrize("twin", ASKING, ids=name)
def test_a_twin_gives_the_rows_of_its_question_whatever_is_asked_of(twin, store, real):
    for bound in arguments(store, twin, 0):
        rows = same(store, real, twin, bound)

        assert UNKNOWN not in bound.values() or rows == 0


def test_twins_give_the_rows_of_their_questions_on_invented_graphs(made):
    found = Counter()
    for store, opened, seed in made:
        for twin in TWINS:
            for bound in arguments(store, twin, seed) if twin.question.parameters else [{}]:
                found[name(twin)] += same(store, opened, twin, bound)

    asked = {name(twin) for twin in TWINS if twin not in ASKING}
    assert asked <= set(+found), "what finds nothing compares nothing"


PATHS = {
    "claims": (
        ETIO.Claim,
        {
            "source": "statedIn",
            "publisher": "statedIn publisher",
            "publisher_label": "statedIn publisher label",
            "subject": "subject",
            "subject_label": "subject label",
            "relation": "relation",
            "relation_label": "relation label",
            "object": "object",
            "object_label": "object label",
            "proposition": "speaksTo",
            "polarity": "polarity",
            "polarity_label": "polarity label",
            "certainty": "certainty",
            "certainty_label": "certainty label",
            "rank": "certainty rank",
            "voice": "voice",
            "voice_label": "voice label",
            "evidence": "evidence",
            "evidence_label": "evidence label",
            "evidence_stance": "evidenceStance",
            "region": "region",
            "region_label": "region label",
            "frequency": "frequency",
            "frequency_label": "frequency label",
            "severity": "severity",
            "severity_label": "severity label",
            "outcome": "outcome",
            "outcome_label": "outcome label",
            "duration": "duration value",
            "duration_unit": "duration unit",
            "restates": "restates",
            "span": "passage",
            "span_start": "passage hasSelector start",
            "span_end": "passage hasSelector end",
        },
    ),
    "propositions": (
        ETIO.Proposition,
        {
            "subject": "subject",
            "relation": "relation",
            "object": "object",
            "region": "region",
            "concordance": "concordance",
            "documents": "documentCount",
            "publishers": "publisherCount",
            "supporting": "supportingPublishers",
            "disputing": "disputingPublishers",
            "inconclusive": "inconclusivePublishers",
            "literature": "literatureConcordance",
            "literature_for": "literatureFor",
            "literature_against": "literatureAgainst",
            "literature_open": "literatureOpen",
            "literature_doubts": "literatureDoubts",
        },
    ),
    "evidence_lines": (
        ETIO.EvidenceLine,
        {
            "proposition": "^hasEvidenceLine",
            "source": "statedIn",
            "direction": "direction",
            "highest": "highestCertainty",
            "lowest": "lowestCertainty",
            "claims": "claimCount",
        },
    ),
    "edges": (
        ETIO.Edge,
        {
            "subject": "subject",
            "relation": "relation",
            "object": "object",
            "claims": "claimCount",
            "documents": "documentCount",
            "publishers": "publisherCount",
            "highest": "highestCertainty",
            "lowest": "lowestCertainty",
        },
    ),
    "chains": (
        ETIO.Chain,
        {
            "starts_at": "startsAt",
            "ends_at": "endsAt",
            "steps": "stepCount",
            "weakest": "weakestCertainty",
        },
    ),
    "spans": (
        ETIO.Span,
        {
            "source": "hasSource",
            "span_start": "hasSelector start",
            "span_end": "hasSelector end",
            "silence": "silentBecause",
            "silence_label": "silentBecause label",
        },
    ),
    "sources": (
        ETIO.SourceDocument,
        {"publisher": "publisher", "publisher_label": "publisher label"},
    ),
}
"""For each table of nodes: their class, and by which properties the other columns are reached."""
PREFIX = {
    "publisher": "dcterms",
    "label": "rdfs",
    "hasSelector": "oa",
    "hasSource": "oa",
    "start": "oa",
    "end": "oa",
}
PAIRS = {
    "edge_claims": ("edge", "claim", PREFIXES["prov"] + "wasDerivedFrom", ETIO.Edge),
    "disputes": ("edge", "claim", ETIO.disputedBy, ETIO.Edge),
    "chain_sources": ("chain", "source", ETIO.wholeIn, ETIO.Chain),
    "shortages": ("deficiency", "nutrient", ETIO.deficiencyOf, ETIO.Deficiency),
}
"""For each table of pairs: its columns, the property between them, the class of the first."""


def reached(store, start, path):
    """Return what is reached from a node by the words of a path, each as the tables write it."""
    nodes = {start}
    for word in path.split():
        own = word.strip("^")
        link = ox.NamedNode(PREFIXES[PREFIX.get(own, "etio")] + own)
        back = word.startswith("^")
        nodes = {
            quad.subject if back else quad.object
            for node in nodes
            for quad in store.quads_for_pattern(
                None if back else node, link, node if back else None, ox.DefaultGraph()
            )
        }
    return {node.value for node in nodes}


def instances(store, kind):
    found = store.quads_for_pattern(None, graph.RDF_TYPE, ox.NamedNode(kind), ox.DefaultGraph())
    return {quad.subject for quad in found}


@pytest.mark.parametrize("table", PATHS)
def test_a_table_of_nodes_says_of_each_what_the_graph_says(table, store, real):
    kind, paths = PATHS[table]
    defined = next(one for one in DEFINED if one.name == table)
    key, *others = [column for column in defined.columns if column.name != "stance"]
    assert [column.name for column in others] == list(paths)
    names = ", ".join(column.name for column in (key, *others))
    rows = real.execute(f"SELECT {names} FROM {table}").fetchall()  # noqa: S608

    assert sorted(row[0] for row in rows) == sorted(one.value for one in instances(store, kind))
    for node, *cells in rows:
        for column, cell in zip(others, cells, strict=True):
            there = reached(store, ox.NamedNode(node), paths[column.name])
            there = {one.rpartition("#")[2] for one in there} if column.type == "word" else there

            assert there == ({str(cell)} if cell is not None else set()), (node, column)


@pytest.mark.parametrize("table", PAIRS)
def test_a_table_of_pairs_has_each_pair_of_the_graph(table, store, real):
    first, second, word, kind = PAIRS[table]
    rows = real.execute(f"SELECT {first}, {second} FROM {table}").fetchall()  # noqa: S608
    link, known = ox.NamedNode(word), instances(store, kind)
    quads = store.quads_for_pattern(None, link, None, ox.DefaultGraph())

    assert sorted(rows) == sorted(
        (quad.subject.value, quad.object.value) for quad in quads if quad.subject in known
    )


def test_the_table_of_amounts_has_each_and_those_that_are_missing(store, real):
    rows = real.execute("SELECT item, nutrient, status, amount FROM amounts").fetchall()
    paths = ("ofItem", "ofNutrient", "valueStatus", "value")
    there = Counter()
    for one in instances(store, ETIO.MeasuredAmount):
        item, nutrient, status, amount = ("".join(reached(store, one, path)) for path in paths)
        there[item, nutrient, status.rpartition("#")[2], amount or None] += 1

    assert Counter(rows) == there
    assert any(amount is None for *_, amount in rows)


def test_every_table_is_held_to_the_graph_or_asked_by_a_twin():
    asked = {
        table.name for table in DEFINED if any(f" {table.name} AS " in twin.text for twin in TWINS)
    }

    assert {table.name for table in DEFINED} <= asked | PATHS.keys() | PAIRS.keys()


def test_tables_are_the_same_bytes_at_each_making(store, tmp_path):
    for number in ("one", "two"):
        making.fill(store, tmp_path / number, DEFINED[:9])
    written = {path.name for path in (tmp_path / "one").iterdir()}

    assert written == {f"{table.name}.parquet" for table in DEFINED[:9]} | {making.DATABASE}
    for path in (tmp_path / "one").glob("*.parquet"):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_tables_are_the_same_bytes_whether_one_process_answers_or_several(
    built, tmp_path, monkeypatch
):
    asked = []
    mapped = processes.mapped

    def seen(work, items, *given, **further):
        asked.append(items)
        return mapped(work, items, *given, **further)

    monkeypatch.setattr(processes, "mapped", seen)
    monkeypatch.setattr(processes, "available", lambda: 2)
    store = opening.load(built)
    making.fill(store, tmp_path / "one", DEFINED)
    assert asked == []
    making.fill(store, tmp_path / "several", DEFINED, built)

    assert {table.name for table in asked[0]} == {table.name for table in DEFINED}
    written = {path.name for path in (tmp_path / "one").iterdir()}
    assert written == {path.name for path in (tmp_path / "several").iterdir()}
    for path in (tmp_path / "one").glob("*.parquet"):
        assert path.read_bytes() == (tmp_path / "several" / path.name).read_bytes()


def test_a_build_makes_tables_of_a_large_graph_by_several_processes(built, monkeypatch):
    filled = []
    monkeypatch.setattr(making, "fill", lambda *a: filled.append(a[3]))
    monkeypatch.setattr(compiled, "part", lambda path, _, make: make(path.parent))
    monkeypatch.setattr(opening, "load", lambda _: None)
    monkeypatch.setattr(opening, "compile_graph", lambda _: None)
    monkeypatch.setattr(indexing, "compile_index", lambda *_: None)
    monkeypatch.setattr(processes, "available", lambda: 2)
    cli.keep(built)
    monkeypatch.setattr(opening, "SPREAD", 0)
    cli.keep(built)
    tables.folder(built, QUERIES)  # as a script of a user does
    monkeypatch.setattr(processes, "available", lambda: 1)
    cli.keep(built)

    assert filled == [None, built, None, None]


@pytest.fixture
def written(tmp_path):
    """Return a function: a folder of queries with a question and, beside it, a twin."""

    def write(twin):
        folder = tmp_path / "queries" / "competency"
        folder.mkdir(parents=True)
        header = "#+ title:    A\n#+ question: Is there any?\n#+ columns:  a b\n"
        (folder / "cq-01-a.rq").write_text(f"{header}SELECT ?a ?b {{ ?a ?p ?b }}", encoding="utf-8")
        (folder / "cq-01-a.sql").write_text(twin, encoding="utf-8")
        return questions.read(folder / "cq-01-a.rq"), tmp_path / "queries"

    return write


@pytest.mark.parametrize("first", ["", "--+ columns: a:iri\n", "--+ columns: a:iri b:thing\n"])
def test_a_twin_that_does_not_name_the_columns_of_its_question_is_refused(first, written):
    with pytest.raises(InputSyntaxError):
        twins.of(*written(f"{first}SELECT 1"))


def test_a_twin_without_the_columns_that_it_names_is_refused(written, real):
    twin = twins.of(*written("--+ columns: a:iri b:label\nSELECT 1 AS a, 2 AS c"))

    with pytest.raises(QueryError, match="its twin gives a c"):
        database.ask(real, twin, {})


def test_only_shipped_sql_is_run(written):
    question, folder = written("--+ columns: a:iri b:label\nSELECT 1")

    assert twins.of(question, folder)
    assert twins.of(question, QUERIES) is None


def test_a_table_whose_header_does_not_name_its_columns_is_refused(store, tmp_path):
    column = definitions.Column("above", "iri")
    wrong = definitions.Table("wrong", (column,), "SELECT ?term { ?term a ?above }")

    with pytest.raises(InputSyntaxError):
        making.fill(store, tmp_path / "tables", [wrong])


def test_other_definitions_are_other_tables(tmp_path, built):
    shutil.copytree(QUERIES / "tables", tmp_path / "tables")
    path = tmp_path / "tables" / "disputes.rq"
    path.write_text(path.read_text("utf-8").replace("disputedBy", "disputes"), encoding="utf-8")
    own, other = tables.folder(built, QUERIES), tables.folder(built, tmp_path)

    assert own != other
    assert own == tables.folder(built, QUERIES)
    shutil.rmtree(other)


def test_a_graph_may_be_open_twice(built):
    one, two = load(built), load(built)

    assert one.query("cq-12") == two.query("cq-12")
    del one
    assert two.query("cq-12")


@pytest.fixture(params=["once", "again"])
def locked(request, built):
    """Return the tables of a graph, opened, and opened while they are open."""
    folder = tables.folder(built, QUERIES)
    with database.opened(folder) as first:
        if request.param == "once":
            yield first
            return
        with database.opened(folder) as second:
            yield second


def test_nothing_but_the_tables_can_be_reached_from_them(locked):
    for statement in (
        "SELECT * FROM read_text('/etc/hostname')",
        "CREATE TABLE more (one INTEGER)",
        "SET enable_external_access = true",
        "SET memory_limit = '9GB'",
        "ATTACH '/tmp/another.duckdb'",
        "INSTALL httpfs",
    ):
        with pytest.raises(Exception, match=r"(?i)disabled|read-only|cannot|locked"):
            locked.execute(statement)


def test_a_sealed_process_answers(built):
    twin = next(twin for twin in TWINS if name(twin).startswith("cq-38"))
    folder = tables.folder(built, QUERIES)

    def work():
        with database.opened(folder) as opened, bounded.sealed():
            return min(len(database.ask(opened, twin, {}).rows), 99)

    assert bounded.run(work, 60) > 0


def test_who_answers_can_be_chosen_and_nobody_sees_a_difference(built):
    both = [load(built, engine).query("cq-12") for engine in engines.ENGINES]
    either = load(built).query("cq-12")

    assert both == [either, either]
    assert len(either) > 0


def test_an_opened_graph_is_asked_whatever_stands_there_later(built, tmp_path):
    path = tmp_path / "graph.nq"
    shutil.copy(built, path)
    shutil.copytree(compiled.folder(built), compiled.folder(path))
    asked, opened, forced = load(path), load(path), load(path, engines.DUCKDB)
    before = asked.query("cq-12")
    other = tmp_path / "other.nq"
    other.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[::2]), "utf-8")
    other.replace(path)
    there = set(compiled.folder(path).iterdir())

    assert before
    assert asked.query("cq-12") == opened.query("cq-12") == before
    with pytest.raises(UsageError, match="no longer the graph that was opened"):
        forced.query("cq-12")
    assert set(compiled.folder(path).iterdir()) == there


def test_an_open_graph_whose_store_was_removed_says_so(built, tmp_path, monkeypatch):
    path = tmp_path / "graph.nq"
    shutil.copy(built, path)
    shutil.copytree(compiled.folder(built), compiled.folder(path))
    whole = load(path)
    monkeypatch.setattr(opening, "AT_ONCE", 0)  # as if it were large
    opened = load(path)
    assert opened.query("cq-12") == whole.query("cq-12")
    assert opened.readable
    shutil.rmtree(opening.stored(path))

    assert not opened.readable
    for ask in (
        lambda: opened.query("cq-12"),
        lambda: opened.query("ASK { ?s ?p ?o }"),
        lambda: opened.terms("pain"),
        opened.to_rdflib,
    ):
        with pytest.raises(QueryError, match="its store is gone; open it again"):
            ask()
    assert whole.readable
    assert whole.query("cq-12")


def test_a_question_of_a_user_is_read_each_time(built, tmp_path):
    path = tmp_path / "own.rq"
    opened = load(built)
    for wanted in (1, 2):
        path.write_text(f"SELECT ?term {{ ?term a etio:Symptom }} LIMIT {wanted}", "utf-8")
        assert len(opened.query(path)) == wanted


def test_the_command_line_gives_the_same_bytes_by_both_engines(built):
    ask = ("query", "cq-20", "symptom=neck pain", "--graph", built, "--format", "json")
    by = {engine: etiograph(*ask, "--engine", engine) for engine in engines.ENGINES}

    assert by["duckdb"].returncode == 0
    assert by["duckdb"].stdout == by["oxigraph"].stdout


def test_duckdb_is_the_default_where_there_is_a_twin_and_only_there(built, tmp_path):
    with_twin, without = (questions.find(QUERIES, one) for one in ("cq-38", "cq-14"))

    assert engines.chosen(with_twin, built, QUERIES)
    assert engines.chosen(with_twin, built, QUERIES, "oxigraph") is None
    assert engines.chosen(without, built, QUERIES) is None
    assert engines.chosen(None, built, QUERIES) is None
    small = tmp_path / "small.nq"
    small.write_text("", encoding="utf-8")
    assert engines.chosen(with_twin, small, QUERIES) is None
    for asked, where in ((without, built), (None, built), (with_twin, small)):
        with pytest.raises(UsageError, match="leave --engine out"):
            engines.chosen(asked, where, QUERIES, "duckdb")
    with pytest.raises(UsageError, match="oxigraph or duckdb"):
        engines.check("spark")


@pytest.mark.parametrize(
    ("dropped", "table"),
    [
        ("evidence", "claims"),
        ("disputingPublishers", "propositions"),
    ],
)
def test_tables_with_gaps_are_told_and_not_asked(dropped, table, built, tmp_path):
    lines = built.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = next(n for n, line in enumerate(lines) if f"> <{PREFIXES['etio']}{dropped}> " in line)
    path = tmp_path / "broken.nq"
    path.write_text("".join(lines[:gone] + lines[gone + 1 :]), encoding="utf-8")
    folder = tables.folder(path, QUERIES)

    assert table in (folder / making.GAPS).read_text(encoding="utf-8").split()
    assert engines.chosen(questions.find(QUERIES, "cq-38"), path, QUERIES) is None
    with pytest.raises(UsageError, match="tables have gaps"):
        engines.chosen(questions.find(QUERIES, "cq-38"), path, QUERIES, engines.DUCKDB)


def test_a_member_with_two_rows_is_a_gap(built, tmp_path):
    text = built.read_text(encoding="utf-8")
    line = next(one for one in text.splitlines() if f"<{ETIO.certainty}>" in one)
    other = next(one for one in ("hedged", "strong") if f"#{one}>" not in line)
    twice = (
        f"{line.split(' ', 1)[0]} <{ETIO.certainty}> <{PREFIXES['etio']}{other}> <http://x/g> .\n"
    )
    path = tmp_path / "twice.nq"
    path.write_text(text + twice, encoding="utf-8")

    assert (tables.folder(path, QUERIES) / making.GAPS).is_file()
    assert not (tables.folder(built, QUERIES) / making.GAPS).exists()
