"""Guards the release: what it says of itself is so, and each of its checks can fail."""

from __future__ import annotations

import ast
import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from rdflib.namespace import DCAT, DCTERMS, RDFS, VOID

import environments
from conftest import ROOT, SHAPES, etiograph
from etiograph import locations
from etiograph.checking import cases, reference_engine, shape_mutants, shape_trials, shapes
from etiograph.commands import releasing
from etiograph.errors import InputError, ReleaseError, UsageError
from etiograph.exchange import content
from etiograph.exporting import shipped
from etiograph.notice import LICENCE_FILE, RIGHTS
from etiograph.rdf import conversion, folders
from etiograph.releasing import crate, croissant, description, manifest, moment, programs, release
from etiograph.releasing.edition import MEDIA_TYPES, UNKNOWN, media_type
from etiograph.vocabulary import PREFIXES

pytestmark = pytest.mark.slow

DAY = "2026-11-21"
OWL_CLASS = ox.NamedNode(PREFIXES["owl"] + "Class")
WRITERS = [p for f in programs.WRITERS for p in (ROOT / "scripts" / "etiograph" / f).glob("*.py")]


class Tables:
    """Stands for the export to CSV: two claims, cells of all sorts, a table in a folder."""

    TITLE, EXTRACT = "CSV", True
    CELLS = (
        ("id", "number", "code", "words, and more"),
        ("claim:000-001", "1", "01", 'a "b", c\nd'),
        ("claim:000-002", "-20", "", "=1+1 <script> \U0001f600"),
    )

    @classmethod
    def files(cls, _):
        """Return three tables."""

        def text(rows):
            out = io.StringIO(newline="")
            csv.writer(out).writerows(rows)
            return out.getvalue().encode()

        twice = [cls.CELLS[0], *[cls.CELLS[1]] * 2]
        return {
            "claims.csv": text(cls.CELLS),
            "tables/Claim.csv": text(cls.CELLS),
            "twice.csv": text(twice),
        }

    @staticmethod
    def said(_):
        """Return nothing: this one is not read back."""
        return set()


FORMS = [
    shipped.named("nquads"),
    shipped.named("ntriples"),
    shipped.Format("csv", "CSV", "Tables.", Tables),
]


@pytest.fixture(scope="module")
def small(invented):
    """Return the invented graph, in one named graph each of vocabulary and rest."""
    return content.whole(q for q in invented if not isinstance(q.graph_name, ox.DefaultGraph))


@pytest.fixture(scope="module")
def edition(small):
    return release.edition(small, "0.1.0", DAY, FORMS)


@pytest.fixture(scope="module")
def files(edition):
    return release.files(edition, {"index.html": b"<!doctype html>\n"})


@pytest.fixture
def folder(files, tmp_path):
    folders.replaced(tmp_path / "release", files)
    return tmp_path / "release"


# The day


@pytest.mark.parametrize(("seconds", "day"), [("0", "1970-01-01"), ("1767225599", "2025-12-31")])
def test_the_day_is_that_of_source_date_epoch(seconds, day, small):
    assert moment.day({moment.NAME: seconds}, small) == day


def test_without_it_the_day_is_the_newest_of_the_graph():
    def dated(text, kind):
        literal = ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + kind))
        return ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:b"), literal, ox.NamedNode("a:g"))

    newest, year = dated("2026-03-01T23:59:59Z", "dateTime"), dated("2031", "gYear")
    word = dated("2030-01-01", "string")

    assert moment.day({}, content.whole([dated("2025-12-31", "date"), newest, word])) == (
        "2026-03-01"
    )
    with pytest.raises(InputError, match="names no day"):
        moment.day({}, content.whole([year, word]))


@pytest.mark.parametrize(
    "text", ["soon", "", "-1", "1.5", " 1", "1e9", "9" * 15, "9" * 16, "\u0661"]
)
def test_a_malformed_source_date_epoch_is_refused(text, small):
    with pytest.raises(UsageError, match=moment.NAME) as caught:
        moment.day({moment.NAME: text}, small)

    assert caught.value.status == 2


def test_only_descriptions_change_with_the_day(small, files):
    other = release.files(release.edition(small, "0.1.0", "1970-01-01", FORMS), {})
    changed = {name for name in other if other[name] != files[name]}

    assert changed == {
        "README.md",
        "SHA256SUMS",
        "croissant.json",
        "dcat.ttl",
        "manifest.json",
        "ro-crate-metadata.json",
    }


@pytest.mark.parametrize("path", WRITERS, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_what_writes_a_release_reads_no_clock_no_chance_and_no_machine(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    asked = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    imported = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    imported |= {str(n.module) for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}

    assert not asked & {"now", "utcnow", "today", "getpid", "getuser", "gethostname", "uuid4"}
    assert not imported & {"time", "random", "secrets", "uuid", "locale", "socket", "getpass"}
    assert "environ" not in asked


# Files, digests, the check


def test_the_manifest_lists_what_is_there(folder, edition):
    said = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
    there = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    own = {manifest.NAME, manifest.SUMS, folders.LISTING}

    assert {one["path"] for one in said["files"]} == set(there) - own
    for one in said["files"]:
        text = there[one["path"]].read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(text), hashlib.sha256(text).hexdigest())
    assert said["counts"]["claims"] == len(edition.content.claims) > 5
    assert said["counts"]["quads"] == len(edition.content.quads)
    assert said["graph_sha256"] == edition.content.digest
    master = (folder / "nquads" / "etiograph.nq").read_bytes()
    assert hashlib.sha256(master).hexdigest() == edition.content.digest
    assert said["day"] == DAY
    assert "site/index.html" in there
    told = {one["name"]: one for one in said["formats"]}
    assert told["csv"]["quads_beside"] == len(edition.content.quads)
    assert told["nquads"]["quads_beside"] == 0
    assert {one["format"] for one in said["files"]} == {"csv", "nquads", "ntriples", None}


def test_the_manifest_counts_no_word_of_the_ontology():
    words, foods = (
        ox.NamedNode(PREFIXES["graph"] + name) for name in ("vocabulary", "terms-foods")
    )
    kind, food = (ox.NamedNode(PREFIXES[p] + n) for p, n in (("rdf", "type"), ("etio", "Food")))
    found = {
        ox.Quad(ox.NamedNode(PREFIXES[prefix] + name), kind, of, place)
        for prefix, name, of, place in [
            ("etio", "Food", OWL_CLASS, words),
            ("SEPIO", "0000000", OWL_CLASS, words),
            ("food", "egg", food, foods),
        ]
    }

    assert release.edition(content.whole(found), "0.1.0", DAY, []).resources == {"Food": 1}


IANA = {
    "application": (
        "json n-quads n-triples octet-stream rdf+xml ld+json sql trig vnd.apache.parquet "
        "vnd.sqlite3 xml yaml"
    ),
    "image": "png svg+xml",
    "text": "css csv html javascript markdown n3 plain tab-separated-values turtle",
}
"""Media types that IANA has, of those that files of ours can be: read in 2026."""


def test_the_media_types_are_those_of_iana():
    known = {f"{kind}/{name}" for kind, names in IANA.items() for name in names.split()}
    used = {
        media_type(f"a.{suffix}") for suffix in (*MEDIA_TYPES, *"nq nt ttl trig jsonld".split())
    }

    assert {*used, UNKNOWN} <= known
    assert media_type("sidecar.jsonl") == "text/plain"


def test_the_programs_are_those_that_write():
    found = programs.versions()

    assert found["pyoxigraph"] == ox.__version__
    assert found["python"] == ".".join(map(str, sys.version_info[:3]))
    assert "pytest" not in found


def check(folder: Path, *arguments) -> subprocess.CompletedProcess[str]:
    """Run the check of a release as anybody would: no package, no environment."""
    command = [sys.executable, "-I", "-S", folder / release.CHECK, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={})


def test_a_whole_release_passes_its_check(folder, files):
    done = check(folder)

    assert done.stdout == f"{len(files) - 1} files, 0 findings\n"
    assert done.returncode == 0
    assert check(Path(folder), folder).returncode == 0
    if shutil.which("sha256sum"):
        command = ["sha256sum", "--strict", "--quiet", "-c", manifest.SUMS]
        assert subprocess.run(command, cwd=folder, check=False).returncode == 0


def spoil(folder, how):
    """Spoil a release and return what its check should say first."""
    path = folder / "nquads" / "etiograph.nq"
    if how == "a byte changed":
        text = bytearray(path.read_bytes())
        text[len(text) // 2] ^= 1
        path.write_bytes(text)
        return "changed: nquads/etiograph.nq"
    if how in {"a file missing", "a folder emptied"}:
        gone = [path] if how == "a file missing" else sorted(path.parent.iterdir())
        for one in gone:
            one.unlink()
        return f"missing: nquads/{gone[0].name}"
    if how == "a file more":
        (folder / "csv" / ".hidden").write_text("", encoding="utf-8")
        return "not of this release: csv/.hidden"
    if how == "a folder more":
        (folder / "csv" / "more" / "empty").mkdir(parents=True)
        return "not of this release: csv/more/empty/"
    if how == "a link more":
        (folder / "link").symlink_to("nquads")
        return "not of this release: link"
    path.rename(folder / "moved.nq")
    return "missing: nquads/etiograph.nq"


@pytest.mark.parametrize(
    "how",
    [
        "a byte changed",
        "a file missing",
        "a file more",
        "a file moved",
        "a folder emptied",
        "a folder more",
        "a link more",
    ],
)
def test_a_spoilt_release_fails_its_check(how, folder):
    first = spoil(folder, how)
    done = check(folder)

    assert done.stdout.splitlines()[0] == first
    assert ("not of this release" in done.stdout) == (
        how in {"a file more", "a file moved", "a folder more", "a link more"}
    )
    assert done.returncode == 1


@pytest.mark.parametrize("sums", [None, "", "no line of sums\n"])
def test_without_its_sums_a_release_does_not_pass(sums, folder):
    (folder / manifest.SUMS).unlink()
    if sums is not None:
        (folder / manifest.SUMS).write_text(sums, encoding="utf-8")

    assert check(folder).returncode in (1, 3)


def test_licences_of_data_and_code_stand_apart(files):
    assert b"CC0 1.0" in files["LICENSE-DATA"]
    assert b"MIT" in files["LICENSE"]
    assert files["LICENSE-DATA"] == (ROOT / "LICENSE-DATA").read_bytes()
    with pytest.raises(InputError, match="the licence is missing"):
        locations.licence("LICENSE-OF-NOBODY")


def test_each_description_says_what_the_licence_does_not_cover(files, edition, described):
    said, graph = conversion.to_rdflib(described), json.loads(files[crate.NAME])["@graph"]
    (root,) = (one for one in graph if one["@id"] == "./")
    (licence,) = (one for one in graph if one["@id"] == root["license"]["@id"])
    (statement,) = set(said.objects(None, DCTERMS.rights))
    licensed = set(said.subjects(DCTERMS.license))

    assert set(said.subjects(DCTERMS.rights)) == licensed
    assert len(licensed) == 1 + len(edition.files)
    assert said.value(statement, RDFS.label).value == RIGHTS
    assert str(said.value(statement, RDFS.seeAlso)) == f"{description.HERE}{LICENCE_FILE}"
    assert root["usageInfo"] == {"@id": LICENCE_FILE}
    assert json.loads(files[manifest.NAME])["rights"] == RIGHTS
    data = json.loads(files[croissant.NAME])
    for text in (licence["description"], data["description"], files["README.md"].decode()):
        assert RIGHTS in text
    for one in edition.exports:
        assert files[f"{one.format.name}/{LICENCE_FILE}"] == files[LICENCE_FILE]


def test_the_lines_of_the_readme_load_the_release(folder, monkeypatch):
    page = (folder / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"\n\n((?:    .*\n)+)", page)
    python = [block for block in blocks if block.startswith("    import ")]

    assert len(python) == 2 + ("import mlcroissant" in page)
    monkeypatch.chdir(folder)
    for block in python:
        if "mlcroissant" not in block:
            exec(re.sub("(?m)^    ", "", block), {"print": lambda *_: None})  # noqa: S102
    for name, number in json.loads((folder / manifest.NAME).read_text())["counts"].items():
        assert f"| {name} | {number:,} |" in page
    assert "no medical advice" in page
    assert "site/index.html" in page


# DCAT and VoID


@pytest.fixture(scope="module")
def release_shapes():
    return reference_engine.read(SHAPES / "release")


@pytest.fixture(scope="module")
def described(edition):
    return description.triples(edition)


def parsed(text: bytes) -> set[ox.Triple]:
    quads = ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=description.HERE)
    return {quad.triple for quad in quads}


def test_the_description_is_written_as_it_is_made(files, described):
    assert parsed(files[description.NAME]) == described
    assert description.turtle(sorted(described, key=str)) == files[description.NAME]
    assert b"_:" not in files[description.NAME]
    assert b"[" not in files[description.NAME]
    assert b"file:" not in files[description.NAME]


def test_the_description_uses_only_words_that_their_vocabularies_have(described):
    words = {t.predicate.value for t in described}
    words |= {t.object.value for t in described if isinstance(t.object, ox.NamedNode)}
    for space in (DCAT, VOID):
        used = {word for word in words if word.startswith(str(space))}
        assert used
        assert {word for word in used if word not in space} == set()


def test_sizes_digests_and_addresses_are_those_of_the_files(folder):
    graph = rdflib.Graph().parse(folder / description.NAME, publicID=f"{folder.as_uri()}/")
    spdx = rdflib.Namespace(PREFIXES["spdx"])
    found = set()
    for one, address in graph.subject_objects(DCAT.downloadURL):
        path = Path(str(address).removeprefix("file://"))
        text = path.read_bytes()
        checksum = graph.value(one, spdx.checksum)
        assert graph.value(one, DCAT.byteSize).toPython() == len(text)
        digest = hashlib.sha256(text).hexdigest()
        assert str(graph.value(checksum, spdx.checksumValue)) == digest
        found.add(path)
    of_formats = {p for name in ("nquads", "ntriples", "csv") for p in (folder / name).rglob("*")}

    assert found == {path for path in of_formats if path.is_file()}
    dumps = {Path(str(a).removeprefix("file://")) for a in graph.objects(None, VOID.dataDump)}
    assert dumps == {p for p in found if p.suffix in (".nq", ".nt")}


def test_void_counts_what_the_graph_holds(small, described):
    union = rdflib.Graph()
    for quad in small.quads:
        union.parse(data=f"{quad.triple} .", format="nt")
    me = next(
        t.subject
        for t in described
        if t.predicate.value == str(VOID.triples) and "release" in t.subject.value
    )
    said = {t.predicate.value: t.object.value for t in described if t.subject == me}

    assert said[str(VOID.triples)] == str(len(union))
    assert said[str(VOID.properties)] == str(len(set(union.predicates())))
    assert said[str(VOID.classes)] == str(len(set(union.objects(None, rdflib.RDF.type))))
    assert said[str(VOID.distinctSubjects)] == str(len(set(union.subjects())))
    assert said[str(VOID.distinctObjects)] == str(len(set(union.objects())))


def test_a_description_that_breaks_a_shape_is_never_released(edition, described, monkeypatch):
    fewer = {t for t in described if t.predicate.value != PREFIXES["dcterms"] + "issued"}
    monkeypatch.setattr(description, "triples", lambda _: fewer)

    with pytest.raises(ReleaseError, match="A release is of one day"):
        release.files(edition)


def test_shapes_of_a_release_are_no_shapes_of_claims(release_shapes, described):
    data = ox.Store()
    data.extend(ox.Quad(*triple) for triple in described)
    own = shapes.read(SHAPES / "release")

    assert not set(reference_engine.read(SHAPES).subjects()) & set(release_shapes.subjects())
    assert shapes.faults(own, data) == []
    assert [s for s, number in shapes.focus_counts(own, data).items() if not number] == []


A_RELEASE = "release:a"
DESCRIBED = """
release:a a dcat:Dataset , void:Dataset ; dcterms:title "T"@en ; dcterms:description "D"@en ;
    dcterms:identifier "{digest}" ; dcterms:issued "2026-11-21"^^xsd:date ;
    dcterms:license <{cc0}> ; dcterms:rights release:r ; dcterms:publisher release:p ;
    dcterms:conformsTo <https://w3id.org/etiograph/ontology> ; owl:versionInfo "0.1.0" ;
    dcat:landingPage <file:///README.md> ; dcat:distribution release:d ; void:triples 1 ;
    void:distinctSubjects 1 ; void:distinctObjects 1 ; void:properties 1 ; void:classes 1 ;
    void:vocabulary etio: ; void:feature <http://www.w3.org/ns/formats/N-Quads> ;
    void:dataDump <file:///x/y.nq> ; void:subset graph:g ; void:classPartition release:c .
release:p a dcterms:Agent .
release:r a dcterms:RightsStatement ; rdfs:label "R"@en ;
    rdfs:seeAlso <file:///LICENSE-DATA> .
graph:g a void:Dataset ; dcterms:title "G"@en ; void:triples 1 .
release:c a void:Dataset ; void:class etio:Claim ; void:entities 1 .
release:d a dcat:Distribution ; dcterms:title "T"@en ; dcterms:description "D"@en ;
    dcterms:license <{cc0}> ; dcterms:rights release:r ;
    dcat:mediaType <https://www.iana.org/assignments/media-types/application/n-quads> ;
    dcat:byteSize "1"^^xsd:nonNegativeInteger ; dcat:downloadURL <file:///x/y.nq> ;
    dcat:accessURL <file:///x/> ; spdx:checksum release:s .
release:s a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ;
    spdx:checksumValue "{digest}"^^xsd:hexBinary .
""".format(digest="0a" * 32, cc0="https://creativecommons.org/publicdomain/zero/1.0/")
HEX = "0a" * 32
MEDIA = "https://www.iana.org/assignments/media-types/"
WORDS = ['"x"', '"Wort"@de']
COUNTS = ["0", '"1"', "1.0"]
NO_IRI = ['"x"', "[]"]
# Of each shape: subject, predicate, a second value that would do, values that would not, and
# what other shapes see it when the value is gone or another.
TRIPPED = {
    "Release-title": ("release:a", "dcterms:title", '"U"@en', WORDS, ""),
    "Release-description": ("release:a", "dcterms:description", '"E"@en', WORDS, ""),
    "Release-digest": (
        "release:a",
        "dcterms:identifier",
        f'"{"0b" * 32}"',
        [f'"{HEX}"@en', f'"{HEX}0"', f'"x{HEX}"', f'"{"0A" * 32}"'],
        "",
    ),
    "Release-day": ("release:a", "dcterms:issued", '"2026-11-22"^^xsd:date', ['"2026-11-21"'], ""),
    "Release-licence": ("release:a", "dcterms:license", "<a:l>", [], ""),
    "Release-rights": ("release:a", "dcterms:rights", "release:u", ["release:nobody"], ""),
    "Release-publisher": ("release:a", "dcterms:publisher", "release:q", ["release:nobody"], ""),
    "Release-conforms": ("release:a", "dcterms:conformsTo", "<a:l>", [], ""),
    "Release-version": (
        "release:a",
        "owl:versionInfo",
        '"0.1.1"',
        ['"0.1.0"@en', '"v0.1.0"', '"0.1"'],
        "",
    ),
    "Release-page": ("release:a", "dcat:landingPage", "<a:l>", NO_IRI, ""),
    "Release-distribution": (
        "release:a",
        "dcat:distribution",
        "",
        ["release:p"],
        "Distribution-of",
    ),
    "Release-triples": ("release:a", "void:triples", "2", COUNTS, ""),
    "Release-subjects": ("release:a", "void:distinctSubjects", "2", COUNTS, ""),
    "Release-objects": ("release:a", "void:distinctObjects", "2", COUNTS, ""),
    "Release-properties": ("release:a", "void:properties", "2", COUNTS, ""),
    "Release-classes": ("release:a", "void:classes", "2", COUNTS, ""),
    "Release-vocabulary": ("release:a", "void:vocabulary", "", NO_IRI, ""),
    "Release-feature": ("release:a", "void:feature", "", NO_IRI, ""),
    "Release-dump": ("release:a", "void:dataDump", "", NO_IRI, "Dump-described"),
    "Release-graphs": ("release:a", "void:subset", "", NO_IRI, "NamedGraph-count NamedGraph-title"),
    "Release-partition": (
        "release:a",
        "void:classPartition",
        "",
        NO_IRI,
        "Partition-class Partition-count",
    ),
    "Distribution-title": ("release:d", "dcterms:title", '"U"@en', WORDS, ""),
    "Distribution-description": ("release:d", "dcterms:description", '"E"@en', WORDS, ""),
    "Distribution-licence": ("release:d", "dcterms:license", "<a:l>", [], ""),
    "Distribution-rights": ("release:d", "dcterms:rights", "release:u", ["release:nobody"], ""),
    "Distribution-media-type": (
        "release:d",
        "dcat:mediaType",
        f"<{MEDIA}text/csv>",
        [f'"{MEDIA}text/csv"', f"<x{MEDIA}text/csv>", f"<{MEDIA}text/csv/x>", f"<{MEDIA}text>"],
        "",
    ),
    "Distribution-size": (
        "release:d",
        "dcat:byteSize",
        '"2"^^xsd:nonNegativeInteger',
        ["1", '"1"'],
        "",
    ),
    "Distribution-download": (
        "release:d",
        "dcat:downloadURL",
        "<a:l>",
        NO_IRI,
        "gone:Dump-described",
    ),
    "Distribution-access": ("release:d", "dcat:accessURL", "<a:l>", NO_IRI, ""),
    "Distribution-checksum": ("release:d", "spdx:checksum", "release:t", ["release:p"], ""),
    "Rights-words": ("release:r", "rdfs:label", '"S"@en', WORDS, ""),
    "Rights-file": (
        "release:r",
        "rdfs:seeAlso",
        "<a:/LICENSE-DATA>",
        [
            '"/LICENSE-DATA"',
            "<file:///LICENSE>",
            "<file:///LICENSE-DATA/x>",
            "<file:///X-LICENSE-DATA>",
        ],
        "",
    ),
    "Checksum-algorithm": ("release:s", "spdx:algorithm", "<a:l>", [], ""),
    "Checksum-value": (
        "release:s",
        "spdx:checksumValue",
        f'"{"0b" * 32}"^^xsd:hexBinary',
        [f'"{HEX}"', f'"{HEX}0b"^^xsd:hexBinary', f'"{"0A" * 32}"^^xsd:hexBinary'],
        "",
    ),
    "Partition-class": ("release:c", "void:class", "etio:Edge", NO_IRI, ""),
    "Partition-count": ("release:c", "void:entities", "2", COUNTS, ""),
    "NamedGraph-count": ("graph:g", "void:triples", "2", COUNTS, ""),
    "NamedGraph-title": ("graph:g", "dcterms:title", '"U"@en', WORDS, ""),
}
BESIDE = f"""
release:q a dcterms:Agent .
release:u a dcterms:RightsStatement ; rdfs:label "R"@en ;
    rdfs:seeAlso <file:///LICENSE-DATA> .
release:t a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ;
    spdx:checksumValue "{HEX}"^^xsd:hexBinary .
"""


def turtle(text: str) -> frozenset[ox.Triple]:
    prefixes = "".join(f"@prefix {name}: <{PREFIXES[name]}> . " for name in PREFIXES)
    quads = ox.parse(prefixes + text, format=ox.RdfFormat.TURTLE)
    return frozenset(quad.triple for quad in quads)


def of_shapes() -> list[cases.Case]:
    """Return the cases: each value gone, doubled, and replaced by each that would not do."""
    base, found = turtle(DESCRIBED + BESIDE), []
    for name, (subject, predicate, second, wrong, also) in TRIPPED.items():
        gone = frozenset(
            t
            for t in base
            if {(t.subject, t.predicate)}
            == {one[:2] for one in map(ends, turtle(f"{subject} {predicate} 1 ."))}
        )
        beside = [one.partition("gone:") for one in also.split()]
        when_gone = {f"shape:{name}"} | {f"shape:{rest}" for _, mark, rest in beside if mark}
        if name == "Release-distribution":
            when_gone |= {"shape:Distribution-of"}
        replaced = {f"shape:{name}"} | {f"shape:{rest or first}" for first, _, rest in beside}
        found.append(cases.Case(f"{name}: gone", frozenset(when_gone), removed=gone))
        if second:
            more = turtle(f"{subject} {predicate} {second} .")
            found.append(cases.Case(f"{name}: two", frozenset({f"shape:{name}"}), added=more))
            if not wrong:  # one that is not the only one allowed
                found.append(
                    cases.Case(
                        f"{name}: other", frozenset({f"shape:{name}"}), added=more, removed=gone
                    )
                )
        for value in wrong:
            more = turtle(f"{subject} {predicate} {value} .")
            found.append(
                cases.Case(f"{name}: {value}", frozenset(replaced), added=more, removed=gone)
            )
    return found


def ends(triple: ox.Triple) -> tuple[object, ...]:
    return triple.subject, triple.predicate, triple.object


OTHERS = [
    cases.Case(
        "a file of two releases",
        frozenset({"shape:Distribution-of"}),
        added=turtle(
            f"release:b dcat:distribution release:d . {DESCRIBED}".replace("release:a", "release:b")
        ),
    ),
    cases.Case(
        "a file of something else",
        frozenset({"shape:Distribution-of", "shape:Release-distribution"}),
        added=turtle("release:p dcat:distribution release:d ."),
        removed=turtle("release:a dcat:distribution release:d ."),
    ),
    cases.Case(
        "an address of two files",
        frozenset({"shape:Dump-described"}),
        added=turtle(
            DESCRIBED[DESCRIBED.index("release:d a") : DESCRIBED.index("release:s a")].replace(
                "release:d", "release:e"
            )
            + "release:a dcat:distribution release:e ."
        ),
    ),
]
EQUIVALENT = {
    # A pattern never holds for a node without IRI.
    ("shape:Distribution-media-type", "sh:nodeKind sh:IRI", "sh:nodeKind sh:BlankNodeOrIRI"),
    ("shape:Rights-file", "sh:nodeKind sh:IRI", "sh:nodeKind sh:BlankNodeOrIRI"),
}


def test_each_constraint_of_the_shapes_of_a_release_is_tripped_by_a_case(release_shapes):
    data = conversion.to_rdflib(turtle(DESCRIBED + BESIDE))
    wanted = shape_mutants.mutants(release_shapes, data)
    verdicts = shape_trials.judge(release_shapes, data, [*of_shapes(), *OTHERS], wanted)
    survivors = {mutant.key for mutant, by in verdicts.items() if not by}

    assert len(wanted) > 100
    assert survivors == EQUIVALENT


# Croissant and RO-Crate, read by programs of others


@pytest.fixture(scope="module")
def client(request):
    """Return a function: what a client says of each folder."""
    cache = request.config.cache.mkdir("environments")

    def said(name: str, *arguments: object) -> list[dict[str, object]]:
        script = ROOT / "tests" / "release" / f"{name}.py"
        command = [environments.python("clients", cache), "-P", script, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

    return said


@pytest.fixture(scope="module")
def context(request):
    """Return the file with the context of RO-Crate, which a package of others carries."""
    python = environments.python("crate", request.config.cache.mkdir("environments"))
    (found,) = python.parent.parent.glob("lib/python3*/site-packages/rocrate/data/ro-crate.jsonld")
    return found


def test_croissant_describes_the_tables_as_they_are(files):
    said = json.loads(files[croissant.NAME])
    fields = {f["@id"]: f["dataType"] for one in said["recordSet"] for f in one["field"]}

    assert [one["@id"] for one in said["recordSet"]] == ["claims", "twice"]
    assert "key" in said["recordSet"][0]
    assert "key" not in said["recordSet"][1]
    assert fields["claims/number"] == "sc:Integer"
    assert {fields["claims/code"], fields["claims/words-and-more-3"]} == {"sc:Text"}


def changed(files, tmp_path, path, changes):
    """Return folders, each with a release one file of which was changed in one way."""
    made = []
    for number, (old, new) in enumerate(changes):
        text = files[path].decode()
        assert old in text
        made.append(tmp_path / f"{number}")
        folders.replaced(made[-1], files | {path: text.replace(old, new).encode()})
    return made


def test_mlcroissant_loads_what_croissant_describes_and_finds_what_is_wrong(
    files, folder, client, tmp_path
):
    wrong = {
        ('"column": "code"', '"column": "cod"'): "cod",
        ('"contentUrl": "csv/claims.csv"', '"contentUrl": "csv/claim.csv"'): "claim.csv",
        ('"dataType": "sc:Text"', '"dataType": "sc:Tex"'): "does not specify a valid",
        ('"sha256": "', '"sha256": "0'): "is not identical",
    }
    spoilt = changed(files, tmp_path, croissant.NAME, wrong)
    found, *errors = client("croissant", folder, *spoilt)

    assert found["sets"] == {"claims": 2, "twice": 2}
    assert found["claims"] == ["claim:000-001", "claim:000-002"]
    for error, words in zip(errors, wrong.values(), strict=True):
        assert words in error.get("error", "")


def test_roc_validator_finds_nothing_and_finds_what_is_wrong(
    files, folder, client, context, tmp_path
):
    wrong = {
        (f'"datePublished": "{DAY}"', '"datePublished": "soon"'): "datePublished",
        ('"@id": "csv/claims.csv"', '"@id": "csv/claim.csv"'): "csv/claim.csv",
        ('"encodingFormat": "text/csv"', '"encodingForm": "text/csv"'): "encodingForm",
        ('"publisher"', '"maker"'): "maker",
    }
    spoilt = changed(files, tmp_path, crate.NAME, wrong)
    found, *others = client("crate", context, folder, *spoilt)

    assert found["issues"] == []
    assert found["checks"] > 50
    assert found["asked"] == ["https://w3id.org/ro/crate/1.1/context"]
    for other, words in zip(others, wrong.values(), strict=True):
        assert any(words in message for _, message in other["issues"])


# The command


@pytest.fixture(scope="module")
def graph(small, tmp_path_factory):
    path = tmp_path_factory.mktemp("graph") / "small.nq"
    path.write_text(small.nquads, encoding="utf-8")
    return path


def test_a_malformed_source_date_epoch_is_one_line_and_status_2(graph, tmp_path):
    environment = {moment.NAME: "soon"}
    done = etiograph("release", "--output", tmp_path / "r", "--graph", graph, env=environment)

    assert done.returncode == 2
    assert done.stderr == (
        "etiograph: SOURCE_DATE_EPOCH='soon': not a moment; "
        "give seconds since 1970-01-01 as a number, or leave it out\n"
    )
    assert not (tmp_path / "r").exists()


def test_a_folder_with_other_things_is_left_alone(graph, tmp_path):
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    done = etiograph("release", "--output", tmp_path, "--graph", graph)

    assert done.returncode == 3
    assert "holds 'letter.txt', which etiograph did not write there" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_release_replaces_a_release(graph, tmp_path, monkeypatch):
    monkeypatch.setattr(shipped, "all_formats", lambda: FORMS)  # others need the whole graph
    monkeypatch.delenv(moment.NAME, raising=False)
    call = ["--output", str(tmp_path / "r"), "--graph", str(graph)]
    first, again = (CliRunner().invoke(releasing.release, call) for _ in range(2))

    assert (first.exit_code, again.exit_code) == (0, 0), first.output
    assert first.output == again.output
    assert "csv\t" in first.output
    assert (tmp_path / "r" / ".etiograph").is_file()  # by which the second knew the first
    assert check(tmp_path / "r").returncode == 0
