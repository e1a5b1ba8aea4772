"""Sends real requests to a real Apache that has the ``.htaccess`` of the site."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

from etiograph.errors import UsageError
from etiograph.rdf.nodes import value
from etiograph.site import addresses, facts, parts, redirects
from etiograph.site import site as whole
from etiograph.vocabulary import BASE, KINDS, PREFIXES, kind_of

ADDRESS = "https://example.org/etiograph"
MODULES = Path("/usr/lib/apache2/modules")
FOLDER = "/etiograph/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"
CONFIGURATION = """
ServerRoot {root}
PidFile {root}/pid
ErrorLog {root}/error.log
Listen 127.0.0.1:{port}
ServerName localhost
DocumentRoot {root}/htdocs
{modules}
<Directory {root}/htdocs>
    AllowOverride All
    Require all granted
</Directory>
"""


@pytest.fixture(scope="module")
def known(store):
    return facts.read(store)


@pytest.fixture(scope="module")
def held(store):
    """Return, for each file of data, the nodes that it tells of."""
    graphs = parts.cut(store)
    found: dict[str, set[str]] = {}
    for name, part in parts.part_names(graphs).items():
        told = {value(quad.subject) for quad in graphs[name]}
        found.setdefault(f"data/{part}.ttl", {name}).update(told | {name})
    return found


@pytest.fixture(scope="module")
def apache(store, tmp_path_factory):
    """Start an Apache whose folder for us holds nothing but the file, as on w3id.org."""
    program = shutil.which("apache2") or "/usr/sbin/apache2"
    if not Path(program).is_file() or not MODULES.is_dir():
        pytest.skip("apache2 is not here; on Debian: apt-get install apache2")
    root = tmp_path_factory.mktemp("apache")
    there = root / "htdocs" / FOLDER.strip("/")
    there.mkdir(parents=True)
    (there / ".htaccess").write_text(whole.redirects_of(store, ADDRESS), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    names = ("mpm_event", "authz_core", "rewrite", "headers")
    modules = "\n".join(f"LoadModule {n}_module {MODULES}/mod_{n}.so" for n in names)
    configuration = root / "apache.conf"
    configuration.write_text(CONFIGURATION.format(root=root, port=port, modules=modules))
    for folder in (root, *root.parents):  # its workers are another user
        if folder.is_relative_to(tmp_path_factory.getbasetemp().parent):
            folder.chmod(folder.stat().st_mode | 0o055)
    command = [program, "-f", str(configuration), "-D", "FOREGROUND"]
    log = root / "out.log"
    with log.open("wb") as out:
        running = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            wait(port, running, log)
            yield port
        finally:
            running.terminate()
            running.wait(20)


def wait(port, running, log):
    for _ in range(200):
        assert running.poll() is None, log.read_text()
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def asked(port: int, iri: str, accept: str | None) -> tuple[int, str, str]:
    """Return status, Location below the site, and Vary, of a request for one of our IRIs."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    path = FOLDER + iri.removeprefix(BASE).partition("#")[0]
    headers = {} if accept is None else {"Accept": accept}
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    location = answer.getheader("Location", "")
    return answer.status, location.removeprefix(f"{ADDRESS}/"), answer.getheader("Vary", "")


def some(known) -> list[str]:
    """Return the first, the middle and the last IRI of each kind that the graph has nodes of."""
    by_kind: dict[str, list[str]] = {}
    for iri in sorted(known.forward):
        if iri.startswith(BASE) and kind_of(iri) in KINDS:
            by_kind.setdefault(kind_of(iri), []).append(iri)
    assert set(by_kind) == set(KINDS) - set(addresses.BEYOND)
    return [
        iri
        for many in by_kind.values()
        for iri in sorted({many[0], many[len(many) // 2], many[-1]})
    ]


def test_each_kind_of_iri_leads_a_browser_to_its_place(apache, known):
    places = addresses.places(known)
    for iri in some(known):
        assert asked(apache, iri, BROWSER)[:2] == (303, places.of(iri)), iri


def test_each_kind_of_iri_leads_to_data_that_hold_it(apache, held, known):
    for iri in some(known):
        status, place, _ = asked(apache, iri, "text/turtle")
        if kind_of(iri) == "quantity":
            assert status == 406  # it stands in whichever claims have it
            continue
        assert status == 303, iri
        assert iri in held[place], (iri, place)


@pytest.mark.parametrize(
    ("rest", "place"),
    [("nanopub/RAabc", "format/nanopubs.html"), ("release/0123", "format/index.html")],
)
def test_what_exports_and_releases_name_leads_to_what_tells_of_them(rest, place, apache):
    assert asked(apache, BASE + rest, BROWSER)[:2] == (303, place)
    assert asked(apache, BASE + rest, "text/turtle")[0] == 406


def test_each_media_type_is_answered_by_its_file(apache, held):
    for media, ending in redirects.MEDIA.items():
        for iri, part in (
            ("symptom:neck-pain", "symptom"),
            ("claim:000-017", "claims-000"),
            ("literature:cai2019", "literature"),
            ("graph:vocabulary", "vocabulary"),
            ("graph:mappings-symptoms", "symptom"),
        ):
            prefix, _, name = iri.partition(":")
            found = asked(apache, PREFIXES[prefix] + name, media)
            assert found[:2] == (303, f"data/{part}.{ending}")
            assert f"data/{part}.ttl" in held
            assert parts.is_whole(part)
            assert "Accept" in found[2]


@pytest.mark.parametrize("name", ["ontology", "ontology/0.1.0", "shapes"])
def test_words_and_shapes_lead_to_one_page_and_one_file(apache, name):
    page = f"{name.partition('/')[0]}.html"
    part = {"ontology.html": "vocabulary", "shapes.html": "shapes"}[page]

    assert asked(apache, BASE + name, BROWSER)[:2] == (303, page)
    assert asked(apache, BASE + name, "application/n-triples")[:2] == (303, f"data/{part}.nt")


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        (None, ".html"),
        ("", ".html"),
        ("*/*", ".html"),
        (BROWSER, ".html"),
        ("TEXT/HTML", ".html"),
        ("text/*", ".html"),
        ("application/*", ".jsonld"),
        ("text/turtle", ".ttl"),
        ("text/turtle;charset=utf-8", ".ttl"),
        ("text/turtle; q=1.0", ".ttl"),
        ("text/html;q=0.5, text/turtle", ".ttl"),
        ("text/turtle;q=0.5, text/html", ".html"),
        ("text/turtle;q=0.8, text/html;q=0.9", ".html"),
        ("text/html;q=0.8,text/turtle;q=0.9", ".ttl"),
        ("text/html;q=0,text/turtle;q=0.1", ".ttl"),
        ("text/html;q=0.000,text/turtle;q=0.001", ".ttl"),
        ("application/ld+json, */*;q=0.1", ".jsonld"),
        ("application/n-triples,application/n-quads;q=0.9,*/*;q=0.1", ".nt"),
        ("application/rdf+xml, text/turtle;q=0.9, */*;q=0.1", ".ttl"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', ".jsonld"),
    ],
)
def test_what_is_accepted_best_is_answered(apache, accept, ending):
    status, place, vary = asked(apache, PREFIXES["symptom"] + "neck-pain", accept)

    assert (status, place.endswith(ending), "Accept" in vary) == (303, True, True), place


@pytest.mark.parametrize("accept", ["image/png", "text/html;q=0", "application/rdf+xml", "x"])
def test_what_is_not_there_is_not_acceptable(apache, accept):
    status, place, vary = asked(apache, PREFIXES["symptom"] + "neck-pain", accept)

    assert (status, place) == (406, "")
    assert "Accept" in vary


def test_what_is_there_in_turtle_only_is_not_promised_in_more(apache):
    edges = PREFIXES["graph"] + "edges"

    assert asked(apache, edges, "text/turtle")[:2] == (303, "data/edges.ttl")
    assert asked(apache, edges, "application/ld+json")[0] == 406


@pytest.mark.parametrize(
    "name",
    ["symptom/neck-pain/more", "symptom/Neck Pain", "claim/17", "nothing/x", "symptom/..%2fx"],
)
def test_what_is_no_iri_of_ours_is_not_found(apache, name):
    assert asked(apache, BASE + name.replace(" ", "%20"), BROWSER)[0] in (403, 404)


def test_the_home_page_answers_whatever_is_accepted_of_it(apache):
    assert asked(apache, BASE, BROWSER)[:2] == (303, "index.html")
    assert asked(apache, BASE, "text/turtle")[:2] == (303, "index.html")


@pytest.mark.parametrize(
    "address", ["example.org", "https://example.org/?x", "https://e.org/a b", "javascript:x", ""]
)
def test_an_address_to_which_nothing_can_lead_is_refused(address):
    with pytest.raises(UsageError):
        redirects.checked(address)
