"""Guards the command line: bad input gets one clear line and the right status; nothing is lost."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time

import pytest

from conftest import ONTOLOGY, QUERIES, ROOT, SHAPES, etiograph
from etiograph import __main__
from etiograph.asking import questions
from etiograph.commands import cli
from etiograph.vocabulary import PREFIXES, shorten

COMMANDS = [
    "apply",
    "between",
    "build",
    "central",
    "common",
    "cover",
    "cut",
    "diff",
    "encode",
    "explain",
    "export",
    "foods",
    "formats",
    "guard",
    "info",
    "locate",
    "mcp",
    "mutate",
    "overview",
    "path",
    "query",
    "questions",
    "reach",
    "release",
    "restore",
    "select-reference",
    "serve",
    "site",
    "terms",
    "validate",
    "verify",
]


CLI_PAGE = """# The command line

Written from the program by `pytest --write-golden`.

Data go to standard output, everything else to standard error. Exit status: 0 done; 1 a rule is
broken, a passage has moved or gone, two graphs differ, or there is no answer; 2 wrong usage; 3
input that cannot be read or output that cannot be written; 4 a syntax error in the input; 5 out of
time; 130 stopped by hand. An error is one line: where, what, and what to do next.
"""


def one_line(done, status: int, *parts: str) -> None:
    """Check that a command failed with one line that says where, what and what to do."""
    lines = done.stderr.splitlines()

    assert done.returncode == status, done.stderr
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("etiograph: ")
    assert "; " in lines[0]
    for part in parts:
        assert part in lines[0]
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.fixture
def ontology(tmp_path):
    """Return a copy of the ontology, to break; one document is enough, and validates faster."""
    others = shutil.ignore_patterns("00[1-4].ttl", "reference")
    return shutil.copytree(ONTOLOGY, tmp_path / "ontology", ignore=others)


@pytest.fixture
def small(ontology, tmp_path):
    """Return the graph of one document."""
    path = tmp_path / "small.nq"
    assert etiograph("build", "--ontology", ontology, "-o", path).returncode == 0
    return path


def test_the_commands_are_these():
    for module in __main__.REGISTERING:
        module.register(cli.commands)

    assert sorted(cli.commands.commands) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_one_line_of_purpose_and_an_example(command):
    done = etiograph(command, "--help", env={"COLUMNS": "90", "LINES": "50"})

    assert done.returncode == 0
    assert "Example" in done.stdout
    assert f"etiograph {command}" in done.stdout


def test_missing_graph_says_how_to_build_it(tmp_path):
    one_line(
        etiograph("info", cwd=tmp_path), 3, "build/etiograph.nq", "no such file", "etiograph build"
    )


@pytest.mark.parametrize("command", [["info"], ["validate"], ["query", "cq-06"], ["terms"]])
def test_a_graph_that_is_no_graph_is_refused(command, tmp_path):
    bad = tmp_path / "bad.nq"
    bad.write_text("<https://x/a> <https://x/b>\n", encoding="utf-8")

    one_line(etiograph(*command, "--graph", bad), 4, f"{bad}:")


def test_an_empty_graph_is_refused(tmp_path):
    bad = tmp_path / "bad.nq"
    bad.write_text("", encoding="utf-8")

    one_line(etiograph("validate", "--graph", bad), 3, "holds no claim")


def test_a_missing_folder_is_named(tmp_path):
    done = etiograph("build", "--ontology", tmp_path / "nowhere", "-o", tmp_path / "g.nq")

    one_line(done, 3, "nowhere", "no such folder")


def test_a_folder_without_claims_is_refused(ontology, tmp_path):
    shutil.rmtree(ontology / "claims")
    (ontology / "claims").mkdir()

    one_line(
        etiograph("build", "--ontology", ontology, "-o", tmp_path / "g.nq"),
        3,
        "no file matches claims",
    )


def test_broken_turtle_is_named_by_file_line_and_column_and_the_old_graph_stays(ontology, tmp_path):
    path = ontology / "terms" / "foods.ttl"
    lines = path.read_text(encoding="utf-8").split("\n")
    number = next(n for n, line in enumerate(lines) if "rdfs:label" in line)
    lines[number] = '    rdfs:label "egg@en ;'
    path.write_text("\n".join(lines), encoding="utf-8")
    graph = tmp_path / "g.nq"
    graph.write_text("old", encoding="utf-8")
    done = etiograph("build", "--ontology", ontology, "-o", graph)

    one_line(done, 4, f"foods.ttl:{number + 1}:")
    assert graph.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".g")] == []


def test_a_mapping_table_with_a_bad_row_is_named_by_its_line(ontology, tmp_path):
    path = ontology / "mappings" / "foods.sssom.tsv"
    text = path.read_text(encoding="utf-8").rstrip("\n")
    number = text.count("\n") + 2
    path.write_text(
        f"{text}\nfood:egg\tegg\tskos:exactMatch\tODD:1\tegg\tsemapv:LexicalMatching\n",
        encoding="utf-8",
    )
    done = etiograph("build", "--ontology", ontology, "-o", tmp_path / "g.nq")

    one_line(done, 4, f"foods.sssom.tsv:{number}", "object_id is ODD:1")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("neck pane", "did you mean neck pain"),
        ("neck pian", "did you mean neck pain"),
        ("Neck pains", "did you mean neck pain"),
        ("pain in the neck", "did you mean neck pain"),
        ("head aches", "did you mean headache?"),
        ("tinglling", "did you mean tingling?"),
        ("symptom:neck-pian", "did you mean neck pain"),
        ("xyzzy", "etiograph terms"),
        ("symptom:xyzzy", "etiograph terms"),
        ("https://example.org/x", "etiograph terms"),
        ("HP:9999999", "etiograph terms"),
    ],
)
def test_an_unknown_term_is_answered_with_the_nearest(built, words, hint):
    one_line(etiograph("path", words, "pain", "--graph", built), 2, words, "no such term", hint)


def test_an_unknown_question_is_answered_with_the_nearest(built):
    done = etiograph("query", "cq-03-foods-for-a-nutrinet", "--graph", built)

    one_line(done, 2, "no such question", "did you mean cq-03-foods-for-a-nutrient")


@pytest.mark.parametrize(
    "name", ["cq-03", "cq-3", "3", "foods for a nutrient", "Foods a nutrient", "cq-03-food"]
)
def test_a_question_goes_by_words_of_its_name(name, built):
    done = etiograph("query", name, "nutrient=vitamin D", "--graph", built)

    assert done.stdout.splitlines()[1:] == stored_foods()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("deficiency", ["questions fit this", "did you mean cq-02-", " or cq-05-", "?"]),
        ("literatur partt", ["no such question", "did you mean cq-16-"]),
        ("composition", ["no such question", "did you mean cq-17-"]),
        ("xyzzy", ["no such question; see: etiograph questions"]),
        ("cq-00", ["no such question"]),
    ],
)
def test_a_question_that_is_not_clear_is_answered_with_those_that_fit(name, parts):
    one_line(etiograph("query", name), 2, *parts)


def test_missing_parameters_are_named_together():
    one_line(etiograph("query", "cq-02"), 2, "parameters deficiency (", " and symptom (")


@pytest.mark.parametrize("question", ["cq-01", "cq-02", "cq-15", "cq-18"])
def test_the_call_that_a_message_gives_works_when_it_is_pasted(question, built):
    call = etiograph("query", question).stderr.partition("for example: etiograph ")[2]
    line = f"{sys.executable} -m etiograph {call.strip()} --graph {built}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)

    assert call
    assert (done.returncode, done.stderr) == (0, "")


def test_a_missing_parameter_is_named_with_a_call_that_works(built):
    done = etiograph("query", "cq-03", "--graph", built)

    one_line(done, 2, "needs the parameter nutrient", "for example: etiograph query cq-03")


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["query", "cq-03", "nutrient"], "not NAME=VALUE"),
        (["query", "cq-03", "nutrient=vitamin D", "colour=red"], "has no parameter colour"),
        (["query"], "name one question"),
        (["query", "cq-03", "--text", "ASK {}"], "name one question"),
        (["query", "cq-03", "--text", "ASK {}", "x=vit D"], "name one question"),
        (["query", "cq-06", "--format", "xml"], "xml"),
        (["path", "pain"], "Missing argument"),
        (["explain"], "Missing argument"),
        (["explian", "neck pain"], "did you mean explain"),
        (["--odd"], "--odd"),
        (["path", "pain", "pain", "--longest", "99"], "99"),
    ],
)
def test_wrong_usage_is_one_line_and_status_two(arguments, part, built):
    more = ["--graph", built] if arguments[0] not in ("--odd", "explian") else []

    one_line(etiograph(*arguments, *more), 2, part)


@pytest.mark.parametrize(
    ("text", "status", "part"),
    [
        ("SELECT ?s WHERE { ?s ?p }", 4, "query:1:"),
        ("SELECT ?s WHERE { ?s x:y ?o }", 4, "query:1:"),
        ("{" * 5000, 2, "nested deeper"),
        ("SELECT * WHERE { ?s ?p ?o } # " + "x" * 9000, 2, "longer than"),
        ("INSERT DATA { <https://x/a> <https://x/b> 1 }", 4, "query:1:"),
    ],
    ids=["syntax", "prefix", "braces", "long", "update"],
)
def test_a_malformed_query_is_refused(text, status, part, built):
    one_line(etiograph("query", "--text", text, "--graph", built), status, part)


def test_a_query_that_takes_too_long_is_stopped(built):
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    done = etiograph("query", "--text", text, "--timeout", "0.5", "--graph", built)

    one_line(done, 5, "not done after 0.5 seconds", "--timeout")


def test_a_query_reaches_no_file(built, tmp_path):
    secret = tmp_path / "secret.ttl"
    secret.write_text("<https://x/a> <https://x/b> 'secret' .", encoding="utf-8")
    text = "SELECT * FROM <file://SECRET> WHERE { ?s ?p ?o }".replace("SECRET", str(secret))
    done = etiograph("query", "--text", text, "--graph", built)

    assert "secret" not in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { \\U00000053ERVICE SILENT <URL> { ?s ?p ?o } }",
        "SELECT * { ?a ?b ?c FILTER (1 < 2) SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { VALUES ?x { '''a'b''' } SERVICE SILENT <URL> { ?s ?p ?o } VALUES ?y { 'c' } }",
    ],
)
def test_a_query_reaches_no_host_however_it_is_spelled(text, built):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"
        done = etiograph(
            "query", "--text", text.replace("URL", url), "--timeout", "5", "--graph", built
        )
        with pytest.raises(TimeoutError):
            listener.accept()

    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 1


def test_a_query_file_and_standard_input_are_asked_too(built, tmp_path):
    path = tmp_path / "mine.rq"
    path.write_text("SELECT ?s WHERE { ?s a ?o } ORDER BY DESC(?s) LIMIT 1", encoding="utf-8")
    by_file = etiograph("query", path, "--graph", built)
    by_stdin = etiograph("query", "--text", "-", "--graph", built, stdin=path.read_text("utf-8"))

    assert by_file.returncode == 0
    assert by_file.stdout == by_stdin.stdout
    assert by_file.stdout.startswith("s\nhttps://")


def test_what_is_bound_in_a_text_goes_by_any_name(built):
    text = "SELECT ?term ?name { ?term rdfs:label ?name }"
    done = etiograph("query", "--text", text, "term=vit D", "--graph", built)

    assert done.stdout == f"term\tname\n{PREFIXES['nutrient']}vitamin-d\tvitamin D\n"


def test_a_missing_query_file_is_named(built, tmp_path):
    one_line(etiograph("query", tmp_path / "no.rq", "--graph", built), 3, "no.rq", "no such file")


def test_no_answer_is_status_one(built):
    done = etiograph("query", "cq-03", "nutrient=nutrient", "--graph", built)

    assert (done.returncode, done.stderr) == (1, "no answer\n")


def test_an_unwritable_output_is_named_and_nothing_is_lost(tmp_path):
    (tmp_path / "file").write_text("old", encoding="utf-8")
    below_a_file = etiograph("build", "-o", tmp_path / "file" / "g.nq")
    onto_a_folder = etiograph("build", "-o", tmp_path)

    one_line(below_a_file, 3, "file")
    one_line(onto_a_folder, 3, str(tmp_path))
    assert (tmp_path / "file").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.parent.glob(f".{tmp_path.name}*")] == []


def test_a_violation_is_shown_with_focus_rule_remedy_and_file(ontology, tmp_path):
    path = ontology / "claims" / "000.ttl"
    text = path.read_text(encoding="utf-8").replace(
        "etio:subject nutrient:vitamin-d ;\n    etio:relation etio:regulates",
        "etio:subject nutrient:vitamin-d ;\n    etio:relation etio:causes",
    )
    path.write_text(text, encoding="utf-8")
    built = etiograph("build", "--ontology", ontology, "-o", tmp_path / "g.nq")
    done = etiograph("validate", "--graph", tmp_path / "g.nq")

    assert built.returncode == 0
    assert done.returncode == 1
    assert "Violation: claim:000-0" in done.stdout
    assert "(nutrient:vitamin-d)" in done.stdout
    assert "The subject of 'causes' is of the kind possible cause." in done.stdout
    assert "Choose another relation or the right term." in done.stdout
    assert "shape:causes-subject, ontology/claims/000.ttl" in done.stdout
    assert "no-nutrient-causes-harm" in done.stdout


def test_findings_come_as_data_too(ontology, tmp_path):
    path = ontology / "terms" / "symptoms.ttl"
    text = path.read_text(encoding="utf-8").replace(
        'rdfs:label "back pain"@en', 'rdfs:label "back pain "@en'
    )
    path.write_text(text, encoding="utf-8")
    etiograph("build", "--ontology", ontology, "-o", tmp_path / "g.nq")
    done = etiograph("validate", "--graph", tmp_path / "g.nq", "--format", "json")
    rows = json.loads(done.stdout)["results"]["bindings"]

    assert done.returncode == 1
    assert {row["focus"]["value"] for row in rows} == {PREFIXES["symptom"] + "back-pain"}
    assert {row["file"]["value"] for row in rows} == {"ontology/terms/symptoms.ttl"}
    assert all(row["remedy"]["value"] for row in rows)


def test_a_warning_is_shown_and_does_not_fail(ontology, tmp_path):
    path = ontology / "terms" / "symptoms.ttl"
    text = path.read_text(encoding="utf-8").replace('    skos:altLabel "shoulder ache"@en ;\n', "")
    path.write_text(text, encoding="utf-8")
    etiograph("build", "--ontology", ontology, "-o", tmp_path / "g.nq")
    done = etiograph("validate", "--graph", tmp_path / "g.nq")

    assert done.returncode == 0
    assert "Warning: symptom:shoulder-pain" in done.stdout


def test_the_graph_is_valid(built):
    done = etiograph("validate", "--graph", built)

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("0 violations, 0 warnings: ")


def test_broken_shapes_are_named(small, tmp_path):
    folder = shutil.copytree(SHAPES, tmp_path / "shapes")
    (folder / "advice.ttl").write_text("shape:x a", encoding="utf-8")
    one_line(etiograph("validate", "--graph", small, "--shapes", folder), 4, "advice.ttl:1:")

    (folder / "advice.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n<https://x/s> a sh:NodeShape ; "
        "sh:targetClass <https://w3id.org/etiograph/ontology#Claim> ; sh:minCout 1 .",
        encoding="utf-8",
    )
    done = etiograph("validate", "--graph", small, "--shapes", folder)

    assert done.returncode == 1
    assert "sh:minCout" in done.stdout


@pytest.mark.parametrize(
    "command", [["info"], ["path", "vit D deficiency", "neck pain"], ["questions"], ["terms"]]
)
def test_json_is_one_document_and_a_pipe_gets_rows(command, built):
    more = [] if command == ["questions"] else ["--graph", built]
    rows = json.loads(etiograph(*command, *more, "--format", "json").stdout)["results"]["bindings"]
    piped = etiograph(*command, *more).stdout

    assert rows
    assert piped.count("\n") == len(rows) + 1
    assert piped.startswith("\t".join(rows[0])[:4])


def stored_foods() -> list[str]:
    """Return the rows of the stored answer to cq-03, which asks about vitamin D."""
    path = ROOT / "tests" / "answers" / "cq-03-foods-for-a-nutrient.tsv"
    return path.read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("form", ["table", "tsv", "csv", "json"])
def test_each_format_holds_every_row(form, built, tmp_path):
    path = tmp_path / f"out.{form}"
    done = etiograph(
        "query", "cq-03", "nutrient=vitamin D", "--graph", built, "--format", form, "-o", path
    )
    text = path.read_text(encoding="utf-8")

    assert done.returncode == 0
    assert done.stdout == ""
    assert text.count("claim:") + text.count("claim/") == len(stored_foods())


def test_the_format_follows_the_ending(built, tmp_path):
    path = tmp_path / "out.json"
    etiograph("query", "cq-03", "nutrient=vitamin D", "--graph", built, "-o", path)

    found = json.loads(path.read_text(encoding="utf-8"))["results"]["bindings"]
    assert len(found) == len(stored_foods())


@pytest.mark.parametrize(
    "name",
    ["vitamin D", "Vit D", "nutrient:vitamin-d", "CHEBI:27300", PREFIXES["nutrient"] + "vitamin-d"],
)
def test_a_term_goes_by_any_of_its_names(name, built):
    done = etiograph("query", "cq-03", f"nutrient={name}", "--graph", built)

    assert done.stdout.splitlines()[1:] == stored_foods()


def test_path_shows_steps_claims_and_documents(built):
    done = etiograph("path", "vitamin D deficiency", "neck pain", "--graph", built)

    assert done.returncode == 0
    assert "claim/000-" in done.stdout
    assert "reduced-head-stabilisation" in done.stdout


def test_no_path_is_said_so(built):
    done = etiograph("path", "neck pain", "vitamin D deficiency", "--graph", built)

    assert done.returncode == 1
    assert "no path from neck pain" in done.stderr


def test_explain_gives_claims_other_causes_and_no_advice(built):
    done = etiograph("explain", "neck pain", "--graph", built, "--format", "table")

    assert done.returncode == 0
    for part in ("vitamin B12 deficiency", "claim:000-", "Other causes", "no medical advice"):
        assert part in done.stdout


def test_where_only_broader_things_are_said_explain_says_so_in_a_line(built):
    done = etiograph("explain", "headache", "--graph", built, "--format", "table")

    assert done.returncode == 0
    assert "pain in general (broader than headache): " in done.stdout
    assert done.stderr == (
        "no deficiency is said to lead to this; what leads to pain in general stands apart\n"
    )


def test_explain_ends_with_findings_where_nothing_is_said_or_drawn(built, tmp_path):
    picture = tmp_path / "none.svg"
    drawn = etiograph("explain", "headache", "--graph", built, "--svg", picture)
    nothing = etiograph("explain", "fever", "--graph", built)

    assert drawn.returncode == nothing.returncode == 1
    assert not picture.exists()
    assert nothing.stderr == "no deficiency is said to lead to this\n"


def test_explain_takes_one_argument_or_many(built):
    one = etiograph("explain", "stiff neck and tingling, no fever", "--graph", built)
    many = etiograph("explain", *"stiff neck and tingling, no fever".split(), "--graph", built)

    assert one.stdout == many.stdout
    assert one.stdout.startswith("role\trank\tdeficiency\t")
    assert one.stderr == many.stderr == ""


@pytest.mark.parametrize(
    ("words", "part", "hint"),
    [
        ("neck pane", '"pane" is not known', "did you mean neck pain"),
        ("xyzzy", "no symptom understood", "etiograph terms"),
        ("symptom:xyzzy", "no symptom understood", "etiograph terms"),
        ("https://example.org/x", "no symptom understood", "etiograph terms"),
        ("HP:9999999", "no symptom understood", "etiograph terms"),
        ("osteomalacia", "osteomalacia is a condition", "etiograph terms"),
        ("no fever", "fever is ruled out", "name one that is there"),
    ],
)
def test_where_no_symptom_is_understood_explain_says_so(built, words, part, hint):
    one_line(etiograph("explain", words, "--graph", built), 1, part, hint)


def test_explain_shows_how_the_ranking_hangs_on_its_weights(built):
    arguments = ("explain", "neck pain", "--sensitivity", "--graph", built)
    table = etiograph(*arguments, "--format", "table").stdout
    rows = etiograph(*arguments).stdout.splitlines()

    assert "only the surest publisher" in table
    assert "no medical advice" in table
    assert rows[0].startswith("variant\tdeficiency\trank\t")
    assert any(row.startswith("denials count against\t") for row in rows)


def test_explain_gives_one_nested_document(built):
    document = json.loads(
        etiograph("explain", "neck pain", "--graph", built, "--format", "json").stdout
    )

    assert "no medical advice" in document["notice"]
    assert document["candidates"][0]["support"][0]["ways"][0]["steps"]


def test_explaining_a_graph_with_its_index_loads_no_engine(built):
    code = (
        "import sys; sys.argv = ['etiograph', 'explain', 'tingling', '--graph', sys.argv[1], "
        "'--format', 'table']\nfrom etiograph.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'rdflib', 'networkx', 'pyoxigraph', 'rapidfuzz'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, str(built)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout.endswith("[]\n")


def test_hostile_words_are_harmless(built):
    for words in ("a" * 10_000, "\u202efever\u0007 \x1b[31m", "🦴" * 500, "(" * 1500, "-- ''\\"):
        done = etiograph("explain", f"{words} ", "--graph", built)

        assert done.returncode in (0, 1, 2)
        assert done.stderr.count("\n") <= 1
        assert "Traceback" not in done.stderr
        assert not re.search("[\\u202e\\x07\\x1b]", done.stdout + done.stderr)
    one_line(etiograph("explain", "a" * 10_000, "--graph", built), 2, "longer than 2000")


def test_a_closed_pipe_is_quiet(built):
    command = [
        sys.executable,
        "-m",
        "etiograph",
        "query",
        "cq-10",
        "source=000",
        "--graph",
        str(built),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    process.wait()

    assert errors == ""


def test_nothing_is_coloured_in_a_pipe(small):
    for arguments in (["validate"], ["info"], ["explain", "neck pain"], ["--help"]):
        more = ["--graph", small] if arguments[0] != "--help" else []
        done = etiograph(*arguments, *more, env={"FORCE_COLOR": "1"})

        assert "\x1b[" not in done.stdout + done.stderr


def test_asking_imports_nothing_heavy(built):
    code = (
        "import sys; sys.argv = ['etiograph', 'query', 'cq-06', '--graph', sys.argv[1], '-o', "
        "sys.argv[2]]\nfrom etiograph.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'rdflib', 'pyshacl', 'networkx'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, str(built), os.devnull.replace("null", "null")]
    command[-1] = str(built.parent / "answer.tsv")
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_questions_are_listed_with_what_they_ask():
    done = etiograph("questions")
    shipped = questions.shipped(QUERIES, "competency")

    assert done.stdout.count("\n") == len(shipped) + 1
    for question in shipped:
        assert question.name in done.stdout


def test_questions_are_listed_by_words():
    done = etiograph("questions", "food")
    none = etiograph("questions", "xyzzy")

    assert done.stdout.count("\n") >= 3
    assert all("food" in line.casefold() for line in done.stdout.splitlines()[1:])
    assert (none.returncode, none.stdout) == (1, "question\tparameters\tasks\n")
    assert none.stderr == "no question is about xyzzy; see: etiograph questions\n"


def test_terms_that_are_not_there_are_answered_with_the_nearest(built):
    done = etiograph("terms", "magnezium", "--graph", built)

    assert (done.returncode, done.stdout) == (1, "term\tlabel\n")
    assert done.stderr.startswith("no term has magnezium in its names; did you mean magnesium")


def test_numbers_are_numbers_in_json(built):
    for command in (["info"], ["query", "cq-17", "nutrient=vitamin D"]):
        text = etiograph(*command, "--graph", built, "--format", "json").stdout
        cells = [c for row in json.loads(text)["results"]["bindings"] for c in row.values()]
        kinds = {cell.get("datatype", "") for cell in cells if cell["value"].isdecimal()}

        assert kinds == {PREFIXES["xsd"] + "integer"}


def test_the_graph_is_found_from_a_folder_below(built, tmp_path):
    (tmp_path / "build").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "build" / "etiograph.nq").symlink_to(built)

    assert etiograph("query", "cq-06", cwd=tmp_path / "docs").returncode == 0


@pytest.mark.parametrize(
    "name",
    [
        "vit B12 deficiency",
        "low B12",
        "Lack of Vitamin B12",
        "vitamin b12 deficiency",
        "B12 DEFICIENCY",
    ],
)
def test_a_deficiency_goes_by_what_people_call_it(name, built):
    asked = ["query", "cq-09", "--graph", built]
    done = etiograph(*asked, f"deficiency={name}")

    assert done.stdout == etiograph(*asked, "deficiency=deficiency:vitamin-b12-deficiency").stdout


def test_the_reference_pages_are_those_of_the_program(golden):
    pages = [CLI_PAGE]
    for command in ["", *COMMANDS]:
        words = [command] if command else []
        done = etiograph(*words, "--help", env={"COLUMNS": "90"})
        title = f"etiograph {command}".strip()
        text = done.stdout.replace("python -m etiograph", "etiograph").rstrip()
        pages.append(f"## {title}\n\n```\n{text}\n```\n")
    golden("\n".join(pages), ROOT / "docs" / "cli.md")


def test_the_page_of_questions_is_that_of_the_files(golden):
    page = ["# Questions", "", "Written from `queries/competency/` by `pytest --write-golden`.", ""]
    for question in questions.shipped(QUERIES, "competency"):
        given = (f"{name}={shorten(value)}" for name, value in question.example.items())
        call = " ".join([question.name[:5], *given])
        page += [
            f"## {question.name[:5]}: {question.header['title']}",
            "",
            question.header["question"],
            "",
        ]
        page += [f"- `{p.name}`: {p.words}" for p in question.parameters]
        page += ["- columns: " + ", ".join(f"`{c}`" for c in question.columns)]
        page += [
            "",
            "```console",
            f"$ etiograph query {call}",
            "```",
            "",
        ]
    golden("\n".join(page), ROOT / "docs" / "questions.md")


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["query", "cq-03", "nutrient=vitamin D", "nutrient=vitamin B12"], "given twice"),
        (["query", "cq-03", "nutrient=neck pain"], "is a symptom, not a nutrient"),
        (
            ["query", "cq-05", "deficiency=vitamin D"],
            "not a deficiency; did you mean low vitamin d",
        ),
        (["query", "cq-03", "nutrient=vitmain d"], "did you mean vitamin d or vitamin d3"),
        (["query", "cq-03", "nutrient=magnezium"], "did you mean magnesium?"),
        (["query", "cq-18", "class=vitamns"], "did you mean vitamins"),
        (["query", "cq-03", "vitamin", "D"], "for example: etiograph query cq-03 nutrient="),
        (
            ["query", "--text", "ASK {}", "x="],
            "example: etiograph query --text 'SELECT ?x ?name { ?x rdfs:label ?name }' x='vit D'",
        ),
        (["query", "cq-06", "x=1"], "has no parameter x, nor any other; for example: etiograph"),
        (["query", "cq-06", "x"], "not NAME=VALUE; for example: etiograph query cq-06"),
        (["query", "cq-03", "x=1"], "has no parameter x, only nutrient"),
        (
            ["query", "--text", "SELECT ?s { ?s ?p ?o }", "o=vit D"],
            "name what is bound after SELECT",
        ),
        (["query", "cq-03", "nutrient=symptom:neck-pain"], "is a symptom, not a nutrient"),
        (["query", "cq-03", "nutrient=https://example.org/a b"], "not an IRI"),
        (["query", "cq-03", "=x"], "not NAME=VALUE"),
        (["query", "cq-06", "--timeout", "0"], "--timeout"),
        (["query", "cq-06", "--timeout", "-1"], "--timeout"),
        (["query", "cq-06", "--timeout", "nan"], "--timeout"),
        (["query", "cq-06", "--timeout", "1e30"], "--timeout"),
        (["query", ""], "name of the question is empty"),
        (["query", "--text", "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }"], "SERVICE"),
        (["explain", ""], "empty"),
        (["path", "neck pain", "cervicalgia"], "both ends are the same term"),
        (["verify", "777"], "no passage to verify"),
    ],
    ids=str,
)
def test_a_slip_is_named(arguments, part, built, sources):
    more = ["--sources", sources] if arguments[0] == "verify" else []

    one_line(etiograph(*arguments, "--graph", built, *more), 2, part)


def test_a_graph_that_is_a_folder_is_said_so(tmp_path):
    one_line(etiograph("info", "--graph", tmp_path), 3, "not a file", "etiograph build")


def test_a_fault_in_a_query_file_names_the_file(built, tmp_path):
    path = tmp_path / "mine.rq"
    path.write_text("SELECT ?s\nWHERE { ?s ?p }", encoding="utf-8")

    one_line(etiograph("query", path, "--graph", built), 4, f"{path}:2:")


def test_prefixes_of_the_project_are_known(built):
    text = "SELECT ?o { deficiency:vitamin-d-deficiency etio:causes ?o } ORDER BY ?o"

    assert "osteomalacia" in etiograph("query", "--text", text, "--graph", built).stdout


def test_the_output_is_never_an_input(ontology, built, tmp_path):
    graph = tmp_path / "g.nq"
    shutil.copy(built, graph)
    term = ontology / "terms" / "foods.ttl"
    before = term.read_bytes()
    onto_graph = etiograph("query", "cq-04", "--graph", graph, "-o", graph)
    onto_term = etiograph("build", "--ontology", ontology, "-o", term)
    beside = etiograph("build", "--ontology", ontology, "-o", ontology / "new.nq")

    for done in (onto_graph, onto_term, beside):
        one_line(done, 2, "would overwrite what is read from")
    assert graph.read_bytes() == built.read_bytes()
    assert term.read_bytes() == before
    assert not (ontology / "new.nq").exists()


def test_a_link_is_followed_and_a_mode_kept(built, tmp_path):
    real, link = tmp_path / "real.tsv", tmp_path / "link.tsv"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    done = etiograph("query", "cq-04", "--graph", built, "-o", link)

    assert done.returncode == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("populationLabel")
    assert real.stat().st_mode & 0o777 == 0o640


def test_what_is_no_file_or_read_only_is_left_alone(built, tmp_path):
    fifo, locked = tmp_path / "fifo", tmp_path / "locked.tsv"
    os.mkfifo(fifo)
    locked.write_text("old", encoding="utf-8")
    locked.chmod(0o400)

    one_line(etiograph("query", "cq-04", "--graph", built, "-o", fifo), 3, "not an ordinary file")
    one_line(etiograph("query", "cq-04", "--graph", built, "-o", locked), 3, "read-only")
    nowhere = tmp_path / "no" / "where.tsv"
    one_line(etiograph("query", "cq-04", "--graph", built, "-o", nowhere), 3, "no such file")
    assert fifo.is_fifo()
    assert locked.read_text(encoding="utf-8") == "old"
    assert not nowhere.parent.exists()


def test_a_full_or_closed_output_is_one_line(built):
    command = f"{sys.executable} -m etiograph {{}} --graph {built}"
    for arguments in ("query cq-04", "terms", "explain neck-pain", "info"):
        for target, part in ((">/dev/full", "no space left"), (">&-", "closed")):
            line = f"{command.format(arguments)} {target}"
            done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)

            one_line(done, 3, "standard output", part)


def test_a_closed_pipe_ends_every_command_alike(built):
    for arguments in ("query cq-10 source=000", "terms", "explain neck-pain", "info"):
        line = f"{sys.executable} -m etiograph {arguments} --graph {built} | true"
        line += "; echo ${PIPESTATUS[0]}"
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)

        assert (done.stdout.strip(), done.stderr) == ("0", "")


def test_an_interrupt_stops_the_query_at_once(built):
    text = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    command = [sys.executable, "-m", "etiograph", "query", "--text", text, "--graph", str(built)]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as one:
        time.sleep(1.5)
        one.send_signal(signal.SIGINT)
        try:
            _, errors = one.communicate(timeout=30)
        finally:
            # Nothing of it may be left; if something is, it goes, and the test fails.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(one.pid, signal.SIGKILL)
                errors = "something was still running"

    assert errors.strip() == "etiograph: stopped"
    assert one.returncode == 130


def test_a_mistyped_mapping_predicate_is_refused(ontology, tmp_path):
    path = ontology / "mappings" / "foods.sssom.tsv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("skos:exactMatch", "skos:exacMatch", 1), "utf-8"
    )
    done = etiograph("build", "--ontology", ontology, "-o", tmp_path / "g.nq")

    one_line(done, 4, "foods.sssom.tsv:", "skos:exacMatch", "skos:exactMatch")


def test_a_symptom_named_twice_counts_once(built):
    once = etiograph("explain", "neck pain", "--graph", built)
    twice = etiograph("explain", "neck pain", "HP:0030833", "--graph", built)

    assert once.stdout == twice.stdout


def test_no_path_says_within_how_many_steps(built):
    done = etiograph("path", "calcium deficiency", "back pain", "--longest", "1", "--graph", built)

    assert done.returncode == 1
    assert "in 1 step or fewer" in done.stderr


def test_what_is_not_mentioned_is_an_answer_of_its_own(built):
    asked = ["query", "cq-15", "--graph", built, "subject=vitamin D deficiency"]
    silent = etiograph(*asked, "object=shoulder pain")
    known = etiograph(*asked, "object=osteomalacia")

    assert "not mentioned" in silent.stdout
    assert "affirms" in known.stdout


@pytest.mark.parametrize("number", ["--5", "²", "three"])
def test_what_is_no_number_is_refused(number, built, tmp_path):
    path = tmp_path / "q.rq"
    path.write_text(
        "#+ title:    Numbers\n#+ question: Which?\n#+ param:    n integer required - a number\n"
        "#+ example:  n=1\n#+ columns:  n\n\nSELECT ?n WHERE { BIND (1 AS ?one) } ORDER BY ?n\n",
        encoding="utf-8",
    )
    done = etiograph("query", path, f"n={number}", "--graph", built)

    assert done.returncode == 2
    assert "not a whole number" in done.stderr


def test_words_need_no_quotes(built):
    foods = etiograph(
        "query", "foods", "for", "a", "nutrient", "nutrient=magnesium", "--graph", built
    )
    same = etiograph("query", "cq-03", "nutrient=magnesium", "--graph", built)
    listed = etiograph("questions", "foods", "for", "a", "nutrient")
    terms = etiograph("terms", "stiff", "neck", "--graph", built)

    assert foods.returncode == 0
    assert foods.stdout == same.stdout
    assert "cq-03-foods-for-a-nutrient" in listed.stdout
    assert "symptom/neck-stiffness" in terms.stdout


def test_a_parameter_without_its_value_is_named(built):
    done = etiograph("query", "cq-03", "nutrient=", "--graph", built)

    one_line(done, 2, "nutrient: has no value", "etiograph query cq-03 nutrient=")
