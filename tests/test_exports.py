"""Guards the exports: none says other than the graph, and none loses it."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from conftest import ROOT
from etiograph.building import graph
from etiograph.errors import ExportError, InputError, UnknownFormatError
from etiograph.exchange import class_tables, content, selection, sidecar
from etiograph.exchange.selection import Selection
from etiograph.exporting import export, loss, pages, shipped
from etiograph.notice import LICENCE, LICENCE_FILE, RIGHTS
from etiograph.rdf.nodes import value
from etiograph.vocabulary import ETIO, PREFIXES, kind_of

pytestmark = pytest.mark.slow

FORMATS = shipped.all_formats()
WHOLE = [one for one in FORMATS if not one.module.EXTRACT]
NUTRIENT = PREFIXES["nutrient"] + "vitamin-d"
SHORTAGE = PREFIXES["deficiency"] + "vitamin-d-deficiency"


@pytest.fixture(scope="module")
def whole(store):
    return content.whole(graph.named(store))


@pytest.fixture(scope="module")
def exports(whole):
    return {one.name: export.export(whole, one) for one in FORMATS}


@pytest.fixture(scope="module")
def said(exports):
    """Return a function: the quads that a format says of the whole graph."""
    return functools.cache(lambda form: form.module.said(exports[form.name].files))


@pytest.fixture(scope="module")
def part(whole, rules):
    """Return one document that denies, hedges and speaks of the shortage: small, and as real."""
    chosen = Selection(("source:004",), ("nutrient:vitamin-d",), layers=("documents",))
    return content.whole(selection.select(whole, chosen, rules).quads)


@pytest.fixture(scope="module")
def small(part):
    """Return a function: a format's export of the part."""
    return functools.cache(lambda form: export.export(part, form).files)


@pytest.fixture(scope="module")
def changed(part):
    """Return a function: the part after a change, made once for all formats."""
    return functools.cache(lambda change: content.Content(frozenset(change(part.quads))))


def test_tables_give_the_quads_back(whole):
    assert class_tables.quads(whole.tables) == whole.quads


def test_a_sidecar_gives_the_quads_back(whole):
    told = sidecar.content(whole.quads)

    assert sidecar.quads(told) == whole.quads
    assert told == sidecar.content(sorted(whole.quads, key=str))


@pytest.mark.parametrize("form", WHOLE, ids=lambda one: one.name)
def test_an_export_and_its_sidecar_are_the_graph(form, exports, said, whole):
    beside = exports[form.name].files.get(sidecar.NAME, b"")

    assert said(form) | sidecar.quads(beside) == whole.quads


@pytest.mark.parametrize("form", WHOLE, ids=lambda one: one.name)
def test_an_export_is_restored_to_the_same_digest(form, small, part):
    assert export.restored(small(form), Path(form.name)).digest == part.digest


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_the_report_counts_all_that_an_export_does_not_say(form, exports, said, whole):
    made = exports[form.name]
    found = said(form)
    told = made.files[loss.NAME].decode().splitlines()[1:]

    assert found
    assert found <= whole.quads
    assert sum(int(line.split("\t")[2]) for line in told) == len(whole.quads - found)


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_an_export_says_what_it_is(form, exports, whole):
    about = json.loads(exports[form.name].files[export.ABOUT])

    assert about["graph_sha256"] == whole.digest
    assert about["claims"] == len(whole.claims)
    assert about["licence"] == LICENCE
    assert about["rights"] == RIGHTS
    text = (ROOT / LICENCE_FILE).read_text(encoding="utf-8")
    assert exports[form.name].files[LICENCE_FILE].decode() == text


PLACELESS = dict.fromkeys(("jsonld", "kgx-jsonl", "kgx-tsv", "neo4j", "nquads", "ntriples"), 0)
ELSEWHERE = {"csv": 1, "csv-spreadsheet": 1, "nanopubs": 4} | PLACELESS
"""How many files say the licence, of formats in which not each has a place for it."""


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_no_file_names_the_licence_without_what_it_does_not_cover(form, exports):
    beside = {export.ABOUT, LICENCE_FILE, loss.NAME, sidecar.NAME}
    made = exports[form.name].files.items()
    files = {n: text for n, text in made if n not in beside and not n.endswith(".md")}
    says = {name for name, text in files.items() if RIGHTS.encode() in text}

    assert len(says) == ELSEWHERE.get(form.name, len(files))
    for name in set(files) - says:
        # What stands further down is data: the reference tables name licences of others.
        assert b"CC0" not in files[name][:500], name


def flipped(quads):
    """Return quads in which one denied claim is affirmed."""
    polarity, denied = ox.NamedNode(ETIO.polarity), ox.NamedNode(ETIO.denied)
    one = min((q for q in quads if q.predicate == polarity and q.object == denied), key=str)
    turned = ox.Quad(one.subject, polarity, ox.NamedNode(ETIO.affirmed), one.graph_name)
    return quads - {one} | {turned}


def inverted(quads):
    """Return quads in which claims about the shortage of a nutrient are about the nutrient."""
    subject, shortage = ox.NamedNode(ETIO.subject), ox.NamedNode(SHORTAGE)
    found = {q for q in quads if q.predicate == subject and q.object == shortage}
    return quads - found | {
        ox.Quad(q.subject, subject, ox.NamedNode(NUTRIENT), q.graph_name) for q in found
    }


def surer(quads):
    """Return quads in which each hedged claim is strong."""
    word, hedge = ox.NamedNode(ETIO.certainty), ox.NamedNode(ETIO.hedged)
    found = {q for q in quads if q.predicate == word and q.object == hedge}
    return quads - found | {
        ox.Quad(q.subject, word, ox.NamedNode(ETIO.strong), q.graph_name) for q in found
    }


CLAIMS = [
    one for one in FORMATS if one.name not in ("obographs", "owl", "sssom")
]  # these three say nothing of claims


UNTOLD = {(flipped, "kgx-jsonl"), (flipped, "kgx-tsv")}
"""KGX leaves the denials of this graph to its sidecar; ``test_kgx.py`` turns one that it tells."""


@pytest.mark.parametrize(
    ("form", "change"),
    [
        pytest.param(form, change, id=f"{form.name}-{change.__name__}")
        for form in CLAIMS
        for change in (flipped, inverted, surer)
        if (change, form.name) not in UNTOLD
    ],
)
def test_an_exporter_that_says_other_than_the_graph_is_caught(form, change, part, changed):
    class Mutated:
        TITLE, EXTRACT, said = form.title, form.module.EXTRACT, staticmethod(form.module.said)

        @staticmethod
        def files(_):
            return form.module.files(changed(change))

    wrong = shipped.Format(form.name, form.title, form.description, Mutated)

    with pytest.raises(ExportError, match=r"says .* things that the graph does not"):
        export.export(part, wrong)


@pytest.mark.parametrize("form", CLAIMS, ids=lambda one: one.name)
def test_no_export_makes_a_nutrient_the_cause_of_harm(form, said, whole):
    subjects, relations = (
        {q.subject: value(q.object) for q in said(form) if q.predicate.value == word}
        for word in (ETIO.subject, ETIO.relation)
    )
    harmful = leading(whole)
    blamed = [subjects[one] for one in subjects if relations.get(one) in harmful]

    assert len(blamed) > 100
    assert SHORTAGE in blamed
    assert not [one for one in blamed if kind_of(one) == "nutrient"]


def leading(whole):
    """Return the relations that lead to something, by the vocabulary."""
    below = ox.NamedNode(PREFIXES["rdfs"] + "subPropertyOf")
    edges = {(value(q.subject), value(q.object)) for q in whole.quads if q.predicate == below}
    found = {ETIO.leadsTo}
    while new := {one for one, above in edges if above in found} - found:
        found |= new
    return found


def cut(text):
    return text[: len(text) // 2]


def junk(text):
    return text[: len(text) // 3] + b"\xff\x00" + text[len(text) // 3 :]


def nothing(_):
    return b""


@pytest.mark.parametrize(
    "spoil", [cut, junk, nothing, None], ids=lambda one: getattr(one, "__name__", "gone")
)
@pytest.mark.parametrize("form", WHOLE, ids=lambda one: one.name)
def test_a_spoilt_file_is_noticed_and_told_in_a_line(form, spoil, small, tmp_path):
    files = dict(small(form))
    name = max(files.keys() - {sidecar.NAME}, key=lambda one: len(files[one]))
    text = files.pop(name)
    if spoil:
        files[name] = spoil(text)

    with pytest.raises(InputError, match=str(tmp_path)) as raised:
        export.restored(files, tmp_path)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("spoil", [cut, junk, nothing])
def test_a_spoilt_sidecar_is_noticed_and_told_in_a_line(spoil, small, tmp_path):
    files = dict(small(shipped.named("kgx-tsv")))
    files[sidecar.NAME] = spoil(files[sidecar.NAME])

    with pytest.raises(InputError, match=r"sidecar\.jsonl|a file was changed") as raised:
        export.restored(files, tmp_path)
    assert "\n" not in str(raised.value)


def test_an_export_without_its_digest_is_refused(small, tmp_path):
    files = dict(small(FORMATS[0]))
    about = json.loads(files[export.ABOUT])
    files[export.ABOUT] = json.dumps(about | {"graph_sha256": "0" * 64}).encode()

    with pytest.raises(InputError, match="a file was changed or is missing"):
        export.restored(files, tmp_path)
    del files[export.ABOUT]
    with pytest.raises(InputError, match=r"about\.json: missing"):
        export.restored(files, tmp_path)


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_line_ends_of_any_kind_come_back(form, part, tmp_path):
    label = ox.NamedNode(PREFIXES["skos"] + "altLabel")
    one = min((q for q in part.quads if q.predicate == label), key=str)
    odd = {
        ox.Quad(one.subject, label, ox.Literal(f"a{end}b", language="en"), one.graph_name)
        for end in ("\n", "\u0085", "\u2028", "\u2029", "\t")
    }
    given = content.whole(part.quads | odd)
    made = export.export(given, form)

    if not form.module.EXTRACT:
        assert export.restored(made.files, tmp_path).quads == given.quads


def test_a_format_that_is_not_there_is_named_with_the_nearest():
    with pytest.raises(UnknownFormatError, match="did you mean nquads"):
        shipped.named("nquad")


def test_every_format_has_a_page_of_its_name():
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    known = pages.all_pages()

    assert {one.name for one in FORMATS} == set(known) - {"labelled-graphs"}
    assert not [one for one in known if f"(exports/{one}.md)" not in page]
    for one in FORMATS:
        assert known[one.name].startswith("# ")
        assert one.name in known[one.name].lower() or one.title in known[one.name]


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_whoever_is_handed_a_folder_finds_its_page_and_no_dead_link(form, exports):
    files = exports[form.name].files
    told = [name for name in files if name.endswith(".md")]
    source = pages.all_pages()[form.name]

    assert pages.README in told
    assert files[pages.README].decode().splitlines()[0] == source.splitlines()[0]
    for name in told:
        for link in pages.LINK.finditer(files[name].decode()):
            assert link[2] in files or link[2].startswith("https://"), (name, link[2])
    assert {f"{one}.md" for one in pages.siblings(source)} <= set(told)
    web = [link[0] for link in pages.LINK.finditer(source) if link[2].startswith("https://")]
    assert all(one in files[pages.README].decode() for one in web)


def test_a_format_without_page_is_refused():
    with pytest.raises(InputError, match="no such page"):
        pages.beside("nothing")
