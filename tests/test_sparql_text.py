"""Guards the writing of values into SPARQL: the rows are those of the engine that binds them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from etiograph.errors import QueryError
from etiograph.remote import sparql_text

E = "http://example.org/"
DATA = f"""
<{E}a> <{E}p> <{E}b> , "one" , "a \\"quoted\\" # }} ?x word" .
<{E}b> <{E}p> <{E}c> . <{E}b> <{E}q> <{E}c> .
<{E}c> <{E}q> <{E}a> . <{E}d> <{E}p> <{E}b> .
"""
TEXTS = [
    "SELECT ?x ?y WHERE { ?x :p ?y }",
    "SELECT ?y $x { $x :p ?y }",
    "SELECT * { ?x :p ?y } ORDER BY DESC(?y) ?x",
    'SELECT ?x ?n { BIND (CONCAT(STR(?x), " ?x }") AS ?n) }',
    "SELECT ?x ?y { ?x :p ?y # and not ?x }\n FILTER (?x != ?y) }",
    "SELECT ?x ?y { <http://example.org/b> :p ?y . OPTIONAL { ?y :q ?z FILTER (?z = ?x) } }",
    "SELECT ?x ?y { { ?x :p ?y } UNION { ?y :p ?x } } ORDER BY ?y",
    "SELECT ?x (COUNT(?y) AS ?n) { ?x :p ?y } GROUP BY ?x HAVING (COUNT(?y) > 0)",
    "SELECT ?x ?n { ?x :p ?y { SELECT ?x (COUNT(*) AS ?n) { ?x :p ?z } GROUP BY ?x } }",
    # A sub-SELECT that does not give ?x has one of its own.
    "SELECT ?x ?y ?n { ?x :p ?y { SELECT (COUNT(?x) AS ?n) { ?x :p ?z } } }",
    "SELECT ?x ?y ?n { ?x :p ?y { SELECT (STR(?x) AS ?n) { ?x :q ?z } } } ORDER BY ?y ?n",
    "SELECT ?x ?y { ?y :p ?z MINUS { ?x :p ?z } } ORDER BY ?y",
    "SELECT ?x ?y { { ?x :p ?y MINUS { ?x :q ?z } } } ORDER BY ?y",
    "SELECT ?x ?y { ?x :p ?y FILTER EXISTS { ?y :q ?z FILTER (?x != ?z) } }",
    "SELECT ?x ?y { ?y :p ?z FILTER NOT EXISTS { ?x :p ?z } } ORDER BY ?y",
    "SELECT ?x ?y { ?y :p ?z . VALUES ?x { :a :b } } ORDER BY ?y ?z",
    "SELECT ?x ?y { ?y :p ?z . VALUES (?x ?z) { (:a :b) (:c :b) } } ORDER BY ?y",
    "SELECT ?x ?y { ?x :p ?y } VALUES ?x { :c }",
    "SELECT ?x ?y { ?x :p ?y OPTIONAL { ?y :q ?z FILTER BOUND(?x) } FILTER (BOUND(?x)) }",
    "SELECT ?x (STR(?x) AS ?same) ?y { ?x :p ?y } ORDER BY ?y",
    "SELECT ?x ?y { ?x :p+ ?y FILTER(?y<?z||?x!=?y) } ORDER BY ?y",
    "SELECT ?x ?y { ?x :p ?y FILTER (?y = '''it's } ?x''' || isIRI(?y)) }",
    "CONSTRUCT { ?x :r ?y } WHERE { ?x :p ?y }",
    "CONSTRUCT WHERE { ?x :p ?y }",
    "prefix e: <http://example.org/> select ?x ?y where{?x e:p ?y}",
]
PREFIXES = {"": E, "other": "http://example.org/other/"}


@pytest.fixture(scope="module")
def few() -> ox.Store:
    store = ox.Store()
    store.load(DATA, ox.RdfFormat.TURTLE)
    return store


def rows(found) -> list[str]:
    if isinstance(found, ox.QueryTriples):
        return sorted({str(triple) for triple in found})
    return [str([str(row[name]) for name in sorted(found.variables, key=str)]) for row in found]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("value", [ox.NamedNode(E + one) for one in ("a", "b", "nowhere")], ids=str)
def test_written_values_give_the_rows_of_bound_ones(few, text, value):
    bound = few.query(text, substitutions={ox.Variable("x"): value}, prefixes=PREFIXES)
    written = sparql_text.declared(sparql_text.bound(text, {"x": value}), PREFIXES)

    assert rows(few.query(written)) == rows(bound)


@pytest.mark.parametrize(
    "value",
    ["one", 'a "quoted" # } ?x word', "'; } ?x ' <http://x> \n\r\t\\ {", "é\u0001\U0001f600"],
)
def test_a_text_comes_through_as_it_is(few, value):
    text = "SELECT ?x ?n { BIND (STRLEN(?x) AS ?n) }"
    found = few.query(sparql_text.bound(text, {"x": ox.Literal(value)}))

    assert [(row["x"].value, int(row["n"].value)) for row in found] == [(value, len(value))]


def test_several_values_are_written(few):
    given = {"x": ox.NamedNode(E + "a"), "y": ox.NamedNode(E + "b")}
    text = "SELECT ?x ?y ?z { ?x :p ?y . ?y :q ?z }"
    written = sparql_text.declared(sparql_text.bound(text, given), PREFIXES)

    assert len(rows(few.query(written))) == 1
    assert "?x" not in written.split("VALUES")[1].partition("}")[2]


def test_an_escape_that_stores_read_differently_is_refused():
    with pytest.raises(QueryError, match="backslash"):
        sparql_text.bound("SELECT ?x {}", {"x": ox.Literal("\\u0022 } evil")})


def test_only_prefixes_that_are_used_and_not_declared_are_added():
    known = {"a": E, "b": E, "c": E}
    text = "PREFIX a: <http://other.org/> SELECT * { ?x a:p b:q # c:r\n FILTER (?x != 'c:s') }"

    assert sparql_text.declared(text, known) == f"PREFIX b: <{E}> {text}"


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("SELECT * { service<http://x> {} }", True),
        ("SELECT * { ?service :service 'SERVICE' # SERVICE\n }", False),
    ],
)
def test_a_service_is_seen_where_it_is_one(text, there):
    assert sparql_text.reaches_out(text) is there


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("PREFIX ask: <http://select.org/> # CONSTRUCT\nSELECT * {}", "SELECT"),
        ("base <http://x/select> ask {}", "ASK"),
        ("DESCRIBE <http://x>", "DESCRIBE"),
        ("", ""),
    ],
)
def test_the_form_is_told_by_its_keyword(text, form):
    assert sparql_text.form(text) == form
