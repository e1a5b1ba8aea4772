"""Reads every page of the documentation site as a browser would, and follows every link."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest

from conftest import ROOT, etiograph
from etiograph.building import graph
from etiograph.errors import InputError
from etiograph.exporting import shipped
from etiograph.notice import RIGHTS
from etiograph.rdf import serializing
from etiograph.rdf.nodes import value
from etiograph.site import addresses, export_pages, facts, parts, prose, rendering, site
from etiograph.vocabulary import BASE, ETIO, PREFIXES

pytestmark = pytest.mark.slow

LABEL = PREFIXES["rdfs"] + "label"
FORMATS = export_pages.described()
STANCES = {"affirms", "denies", "leavesOpen", "asks"}
VOID = {"meta", "link", "img", "br"}
POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}


@dataclass(frozen=True)
class Link:
    """One reference of a page, and where on it it stands."""

    tag: str
    href: str
    in_main: bool
    stance: str
    section: str


@dataclass
class Parsed(HTMLParser):
    """What one page holds: elements, ids, headings, links with where they stand, and its text."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.section = ""

    @property
    def ids(self):
        """Return the anchors of the page, in their order."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def stance(self):
        """Return the stance of the section that is open."""
        classes = [(a.get("class") or "").split() for t, a in self.open if t == "section"]
        found = [one for names in classes if "stance" in names for one in names if one in STANCES]
        return found[-1] if found else ""

    def handle_starttag(self, tag, attrs):
        """Note an element, and where a link of it leads."""
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
            self.section = attributes.get("id") or ""
        for name in ("href", "src"):
            if name in attributes:
                in_main = any(one == "main" for one, _ in self.open)
                self.links.append(Link(tag, attributes[name], in_main, self.stance, self.section))
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_endtag(self, tag):
        """Check that what ends is what began last."""
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()

    def handle_data(self, data):
        """Note a text, and the words of a heading."""
        self.text += data
        tags = [tag for tag, _ in self.open]
        if any(re.fullmatch("h[1-6]", tag) for tag in tags):
            level, before = self.headings[-1]
            self.headings[-1] = (level, before + data)


def read(content: bytes) -> Parsed:
    parsed = Parsed()
    parsed.feed(content.decode("utf-8"))
    parsed.close()
    assert not parsed.open
    return parsed


@pytest.fixture(scope="module")
def files(store):
    return site.files(store, ROOT, "etiograph test", FORMATS)


@pytest.fixture(scope="module")
def pages(files):
    return {path: read(content) for path, content in files.items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def known(store):
    return facts.read(store)


@pytest.fixture(scope="module")
def places(known):
    return addresses.places(known)


def target(page: str, href: str) -> tuple[str, str]:
    """Return file and anchor of a reference, both below the site."""
    path, _, anchor = href.partition("#")
    joined = posixpath.join(posixpath.dirname(page), path) if path else page
    return posixpath.normpath(joined), anchor


def inside(href: str) -> bool:
    return not re.match(r"[a-z][a-z0-9+.-]*:|//", href)


def test_no_link_is_dead(pages, files):
    for path, page in pages.items():
        for link in page.links:
            if inside(link.href):
                name, anchor = target(path, link.href)
                assert name in files, (path, link.href)
                assert not anchor or anchor in pages[name].ids, (path, link.href)


def test_no_anchor_stands_twice_and_no_file_differs_from_another_by_case_only(pages, files):
    for path, page in pages.items():
        assert [one for one, n in Counter(page.ids).items() if n > 1] == [], path

    assert len({path.casefold() for path in files}) == len(files)


def test_every_page_is_reached_from_the_home_page(pages):
    seen, todo = {"index.html"}, ["index.html"]
    while todo:
        path = todo.pop()
        for link in pages[path].links:
            name = target(path, link.href)[0]
            if link.in_main and inside(link.href) and name in pages and name not in seen:
                seen.add(name)
                todo.append(name)

    assert set(pages) - seen == set()


def test_each_list_has_every_page_of_its_folder(pages):
    for path in (one for one in pages if one.endswith("/index.html")):
        beside = {one for one in pages if one.startswith(path.removesuffix("index.html"))}
        listed = {target(path, one.href)[0] for one in pages[path].links if one.in_main}
        assert beside - {path} <= listed, path


def is_thing(path: str) -> bool:
    return path.endswith(".html") and "/" in path and not path.endswith("/index.html")


def test_what_a_page_of_a_thing_links_links_back(pages):
    out = {
        path: {target(path, one.href)[0] for one in page.links if one.in_main and inside(one.href)}
        for path, page in pages.items()
    }
    things = [path for path in pages if is_thing(path)]
    missing = [
        (path, other)
        for path in things
        for other in out[path]
        if is_thing(other) and other != path and path not in out[other]
    ]

    assert missing == []
    assert sum(len([one for one in out[path] if is_thing(one)]) for path in things) > 8000


def test_each_class_relation_term_question_document_and_format_has_a_page(pages, known, places):
    things = [
        *(c for c in known.of_class(PREFIXES["owl"] + "Class") if c.startswith(PREFIXES["etio"])),
        *known.of_class(ETIO.Relation),
        *known.of_class(ETIO.RelationGroup),
        *known.of_class(PREFIXES["skos"] + "ConceptScheme"),
        *known.of_class(ETIO.SourceDocument),
        *known.of_class(ETIO.LiteratureSource),
        *(iri for kind in addresses.TERM_KINDS for iri in known.kinds.get(kind, ())),
    ]
    own = [places.of(iri) for iri in things]

    assert len(set(own)) == len(things) > 550
    assert set(own) <= set(pages)
    for iri, path in zip(things, own, strict=True):
        title = known.label(iri)
        if path.startswith("source/"):
            title = known.one(iri, PREFIXES["dcterms"] + "title")
        assert pages[path].headings[0] == (1, title)
    numbers = [path.stem.split("-")[1] for path in (ROOT / "queries/competency").glob("*.rq")]
    assert {f"question/cq-{number}.html" for number in numbers} <= set(pages)
    assert {f"format/{one.name}.html" for one in shipped.all_formats()} <= set(pages)


def test_each_iri_of_ours_has_a_place(pages, known, places):
    ours = [iri for iri in known.forward if iri.startswith(BASE)]
    for iri in ours:
        name, _, anchor = (places.of(iri) or "").partition("#")
        assert name in pages, iri
        assert not anchor or anchor in pages[name].ids, iri
    assert len(ours) > 8000
    assert places.of(PREFIXES["shape"] + "Claim") == "shapes.html#Claim"
    for word in (iri for iri in ours if iri.startswith(PREFIXES["etio"])):
        # A hash never reaches a server: all words share one page, which leads on.
        assert word.partition("#")[2] in pages["ontology.html"].ids


def said(known, iri):
    """Return what the graph itself says of a claim: stance, and its words of how it is said."""
    stance = next(one for one in STANCES if known.all(iri, getattr(ETIO, one)))
    polarity, certainty = (
        known.label(known.one(iri, getattr(ETIO, name))) for name in ("polarity", "certainty")
    )
    return stance, f"{'asked' if stance == 'asks' else polarity}, {certainty}"


def test_each_claim_stands_on_both_its_terms_with_its_stance_and_direction(pages, known, places):
    for iri in known.of_class(ETIO.Claim):
        stance, _ = said(known, iri)
        relation = known.one(iri, ETIO.relation).partition("#")[2]
        for end, section in ((ETIO.subject, relation), (ETIO.object, f"{relation}-by")):
            path = places.of(known.one(iri, end))
            there = addresses.relative(path, places.of(iri))
            found = [one for one in pages[path].links if one.href == there]
            assert {one.stance for one in found} <= {stance, ""}, (iri, path)
            assert f"{stance}-{section}" in {one.section for one in found}, (iri, path)


def test_no_claim_stands_among_those_of_another_stance_on_any_page(pages, known, places):
    of = {places.of(iri): said(known, iri)[0] for iri in known.of_class(ETIO.Claim)}
    again = {known.one(iri, ETIO.restates) for iri in known.of_class(ETIO.Claim)}
    spared = {places.of(iri) for iri in again if iri}  # named as the first that said the same
    looked = Counter()
    for path, page in pages.items():
        for link in page.links:
            if not link.stance or not inside(link.href):
                continue
            stance = of.get("#".join(target(path, link.href)))
            if stance and stance != link.stance:
                assert "#".join(target(path, link.href)) in spared, (path, link)
            looked[link.stance] += stance == link.stance

    assert all(looked[one] > 5 for one in STANCES), looked


def test_each_claim_says_in_words_whether_it_affirms_and_how_surely(files, known, places):
    for iri in known.of_class(ETIO.Claim):
        path, _, anchor = places.of(iri).partition("#")
        row = row_of(files, path, anchor)
        assert f">{said(known, iri)[1]}<" in row, iri
        for name in ("evidence", "voice"):
            assert known.label(known.one(iri, getattr(ETIO, name))) in row, iri


ROWS: dict[str, dict[str, str]] = {}


def row_of(files, path, anchor):
    if path not in ROWS:
        text = files[path].decode("utf-8")
        ROWS[path] = dict(re.findall(r'<tr id="([^"]+)">(.*?)</tr>', text, re.DOTALL))
    return ROWS[path][anchor]


def test_a_term_says_of_each_row_how_it_is_said(files, known, places):
    denied = [c for c in known.of_class(ETIO.Claim) if known.all(c, ETIO.denies)]
    for iri in denied:
        path = places.of(known.one(iri, ETIO.object))
        text = files[path].decode("utf-8")
        there = addresses.relative(path, places.of(iri))
        rows = [row for row in re.findall("<tr>(.*?)</tr>", text, re.DOTALL) if there in row]
        assert rows
        for row in rows:
            assert f'class="how denies">{said(known, iri)[1]}<' in row
            assert "denied" in said(known, iri)[1]


def test_no_nutrient_is_said_to_do_harm(pages, known, places):
    causal = set()
    for relation in known.of_class(ETIO.Relation):
        subjects = {one.partition("#")[2] for one in known.all(relation, ETIO.hasSubjectClass)}
        if subjects <= {"Cause", "Abnormality", "Mechanism"}:
            causal.add(relation.partition("#")[2])
    assert {"causes", "manifestsAs", "worsens", "contributesTo", "increasesRiskOf"} <= causal
    for iri in known.kinds["nutrient"]:
        page = pages[places.of(iri)]
        sections = {name.partition("-")[2] for name in page.ids}
        assert not sections & causal, iri
        assert "A nutrient is never what does harm here" in page.text


def test_no_page_asks_anything_of_another_host_or_runs_anything(pages, files):
    for path, page in pages.items():
        metas = [a for tag, a in page.tags if tag == "meta"]
        policy = next(a["content"] for a in metas if "http-equiv" in a)
        directives = dict(one.split(maxsplit=1) for one in policy.split("; "))
        assert {name: many.split() for name, many in directives.items()} == POLICY
        for tag, attributes in page.tags:
            assert tag not in {"script", "style", "iframe", "object", "embed", "form", "base"}
            assert not [a for a in attributes if a.startswith("on") or a in ("style", "srcset")]
            loaded = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
            assert loaded is None or inside(loaded), path
        for link in page.links:
            assert inside(link.href) or link.href.startswith(("https://", "http://")), link
    css = files["style.css"].decode("utf-8")
    assert not re.search(r"url\(|@import|@font-face", css)
    for name in ("kinds.svg", "reach.svg"):
        # As an image a picture can load nothing; it does not try.
        assert not re.search(rb"<script|<image|<style|url\(h|href=\"h", files[name])


def test_each_page_can_be_read_by_anybody(pages):
    for path, page in pages.items():
        tags = [tag for tag, _ in page.tags]
        assert page.tags[0] == ("html", {"lang": "en"})
        assert ("meta", {"charset": "utf-8"}) in page.tags
        named = {a["name"]: a["content"] for t, a in page.tags if t == "meta" and "name" in a}
        assert named["viewport"] == "width=device-width, initial-scale=1"
        assert ("a", {"class": "skip", "href": "#main"}) in page.tags
        assert ("main", {"id": "main"}) in page.tags
        assert tags.count("title") == tags.count("h1") == tags.count("main") == 1
        levels = [level for level, _ in page.headings]
        assert levels[0] == 1
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), path
        assert all(words.strip() for _, words in page.headings), path
        scrolls = sum(a.get("class") == "scroll" for t, a in page.tags if t == "div")
        assert scrolls == tags.count("table"), path
        for tag, attributes in page.tags:
            assert tag != "th" or attributes.get("scope") in {"col", "row", "rowgroup"}
            assert tag != "img" or attributes.get("alt")
        assert "Nothing here is medical advice" in page.text
        assert f"Data: {RIGHTS} Code: MIT." in page.text


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour: WCAG 2.2."""
    parts_ = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts_)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_of_text_stands_out_in_light_and_dark(files):
    blocks = re.findall(r":root \{(.*?)\}", files["style.css"].decode("utf-8"), re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))
        assert set(colours) == {
            "ground", "raised", "ink", "soft", "line", "link", "denied", "open",
        }  # fmt: skip
        for ground in ("ground", "raised"):
            for name in ("ink", "soft", "link", "denied", "open"):
                pair = sorted(luminance(colours[one]) + 0.05 for one in (ground, name))
                assert pair[1] / pair[0] >= 4.5, (name, ground)


def test_the_home_page_counts_what_is_there(pages, known):
    text = " ".join(pages["index.html"].text.split())
    for name, words in ((ETIO.Claim, "claims"), (ETIO.Proposition, "propositions")):
        assert f"{len(known.of_class(name)):,} {words}" in text


def test_a_question_is_told_with_all_that_it_takes_to_ask_it(pages, files):
    page, text = pages["question/cq-03.html"], files["question/cq-03.html"].decode("utf-8")

    assert "etiograph query cq-03 nutrient=nutrient:vitamin-d" in page.text
    assert (ROOT / "queries/competency/cq-03-foods-for-a-nutrient.rq").read_text() in page.text
    assert "of the example" in page.text
    answer = (ROOT / "tests/answers/cq-03-foods-for-a-nutrient.tsv").read_text().splitlines()
    assert f"{len(answer) - 1} rows" in page.text
    assert "&lt;http://purl.org/dc/terms/&gt;" in text


def test_the_data_beside_the_pages_are_the_graph(files, store):
    found = set()
    for path, content in files.items():
        if path.endswith(".ttl") and path != "data/shapes.ttl":
            found |= {q.triple for q in ox.parse(content, format=ox.RdfFormat.TURTLE)}
    assert found == set(graph.default(store))
    for part in ("symptom", "vocabulary", "claims-000", "literature", "agent"):
        forms = [
            {q.triple for q in ox.parse(files[f"data/{part}.{end}"], format=form)}
            for end, form in (
                ("ttl", ox.RdfFormat.TURTLE),
                ("nt", ox.RdfFormat.N_TRIPLES),
                ("jsonld", ox.RdfFormat.JSON_LD),
            )
        ]
        assert forms[0] == forms[1] == forms[2] != set()
    whole = {name.partition(".")[0] for name in files if name.endswith(".nt")}
    assert whole - {"data/shapes"} == {
        f"data/{part}"
        for part in parts.part_names(parts.cut(store)).values()
        if parts.is_whole(part)
    }


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_the_page_of_a_format_has_its_whole_text_and_the_command(pages):
    for one in shipped.all_formats():
        page = pages[f"format/{one.name}.html"]
        text = (ROOT / f"docs/exports/{one.name}.md").read_text(encoding="utf-8")
        code = re.findall(r"```[a-z]*\n(.*?)```", text, re.DOTALL)
        words = re.sub(r"```.*?```", "", text.partition("\n")[2], flags=re.DOTALL)
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*]|^[-|]+$|^- ", r"\1", words, flags=re.MULTILINE)

        assert f"etiograph export {one.name} --output exports" in page.text
        assert all(squeezed(one) in squeezed(page.text) for one in code)
        for line in re.split(r"\n|\|", words):
            assert squeezed(line) in squeezed(page.text.replace("*", "")), (one.name, line)
        assert "sidecar.jsonl" not in page.text or "sidecar.jsonl" in text or "labelled" in text
    assert squeezed(pages["format/index.html"].text).count("sidecar.jsonl") == 1


def test_pages_of_formats_link_each_other_and_nothing_else_of_the_project(pages):
    shared = "format/labelled-graphs.html"
    for name in ("graphml", "gexf", "node-link", "cx2", "neo4j"):
        links = {
            target(f"format/{name}.html", one.href)[0] for one in pages[f"format/{name}.html"].links
        }
        assert shared in links, name
    assert not [
        one.href
        for page in pages.values()
        for one in page.links
        if re.search(r"\.md(#|$)", one.href)
    ]
    assert "Read the model before" in squeezed(pages["format/turtle.html"].text)


def test_a_page_in_markdown_gets_nothing_unescaped_in():
    text = (
        "# Title\n\n<script>alert(1)</script> <b onclick='x'>b</b> ![p](https://e.org/p.png)\n\n"
        "[a](javascript:alert(1)) [b](../model.md) [c](other.md) [d](https://e.org/?a=1&b=2)\n\n"
        "| `x` | <i>y</i> |\n|:-:|--:|\n| 1 | 2 |\n\n<div>\nblock\n</div>\n"
    )
    html = prose.prose(text, {"other.md": "other.html"})
    page = read(html.encode())

    allowed = {"p", "a", "table", "thead", "tbody", "tr", "th", "td", "code", "div"}
    assert {tag for tag, _ in page.tags} <= allowed
    hrefs = ["https://e.org/p.png", "other.html", "https://e.org/?a=1&b=2"]
    assert [(one.tag, one.href) for one in page.links] == [("a", one) for one in hrefs]
    assert not [a for _, a in page.tags if set(a) & {"style", "onclick"}]
    assert "<script>alert(1)</script>" in page.text
    assert [a for t, a in page.tags if t == "th"] == [{"scope": "col"}] * 2
    assert [a for t, a in page.tags if t == "td"] == [
        {"data-label": "x"},
        {"data-label": "<i>y</i>"},
    ]
    assert "Title" not in page.text


def test_each_cell_says_on_a_narrow_screen_what_it_is_of(files):
    css = files["style.css"].decode("utf-8")
    assert "content: attr(data-label)" in css.partition("@media (max-width: 40rem)")[2]
    labelled = 0
    for path, content in files.items():
        if not path.endswith(".html"):
            continue
        for table in re.findall("<table.*?</table>", content.decode("utf-8"), re.DOTALL):
            heads = re.findall(r'<th scope="col">(.*?)</th>', table)
            for tag in re.findall("<td[^>]*>", table):
                label = re.search('data-label="([^"]*)"', tag)
                assert label or "colspan" in tag, (path, tag)
                assert not label or label[1] in re.sub("<[^>]+>", "", "\n".join(heads)), (path, tag)
                labelled += bool(label)
            if "How it is said" in heads:
                one = re.search('data-label="How it is said" class="how', table)
                assert one or "<td" not in table, path
    assert labelled > 20_000


def test_the_home_page_says_each_thing_once_and_lists_nothing_empty(pages, known):
    page = pages["index.html"]
    groups = len(known.of_class(ETIO.RelationGroup))
    both = f"{len(known.of_class(ETIO.Relation))} relations and {groups} groups"
    hrefs = [one.href for one in page.links if one.in_main]

    assert both in squeezed(page.text)
    assert f"Relations {both.replace(' relations', '')}" in squeezed(page.text)
    assert f"Export formats {len(shipped.all_formats())}The graph as" in squeezed(page.text)
    assert hrefs.count("source/index.html") == 1
    assert [path for path in pages if path.startswith("release/")] == []
    for path in (one for one in hrefs if one.endswith("/index.html")):
        assert [one for one in pages[path].links if one.in_main] or pages[path].ids[1:], path
        assert "None in this edition" not in pages[path].text
    assert not re.search(r" \.$| 0 ", squeezed(page.text))


def test_an_answer_links_what_it_names_and_is_named_there(pages):
    linked = {
        (path, target(path, one.href)[0])
        for path, page in pages.items()
        for one in page.links
        if path.startswith("question/") and one.section == "answer" and inside(one.href)
    }
    for path, other in linked:
        back = [one for one in pages[other].links if one.section == "answered"]
        assert not is_thing(other) or path in {target(other, one.href)[0] for one in back}
    assert len(linked) > 100
    assert ("question/cq-03.html", "food/egg-yolk.html") in linked


def test_records_are_called_by_what_they_are(pages):
    for path in ("amount", "intake", "item-fit", "quantity", "food-item", "agent", "graph"):
        page = pages[f"{path}/index.html"]
        assert "rdf:type" not in page.text
        assert not [words for _, words in page.headings if words.startswith(f"{path}:")]
    headings = [words for _, words in pages["amount/index.html"].headings]
    assert "calcium in Watermelon, raw, USDA SR, release 27" in headings
    assert len(set(headings)) == len(headings)
    assert "is what this is associated with" not in pages["symptom/neck-pain.html"].text


# What strangers may write into a graph.

HOSTILE = {
    "markup": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "template": "{{ 7 * 7 }}{% raw %}",
    "turned": "pain \u202eniap\u202c \u200bhidden",
    "long": "x" * 10_000,
}


@pytest.fixture(scope="module")
def hostile(invented):
    """Return an invented graph, each of whose symptoms and documents bears a hostile label."""
    quads = list(invented)
    terms = sorted(
        {value(q.subject) for q in quads if value(q.subject).startswith(PREFIXES["symptom"])}
    )
    for n, label in enumerate(HOSTILE.values()):
        term = ox.NamedNode(terms[n % len(terms)])
        there = next(q.graph_name for q in quads if q.subject == term)
        names = (LABEL, PREFIXES["skos"] + "definition", PREFIXES["skos"] + "altLabel")
        quads += [ox.Quad(term, ox.NamedNode(one), ox.Literal(label), there) for one in names]
    document = next(q for q in quads if q.predicate.value == PREFIXES["dcterms"] + "source")
    bad = ox.NamedNode("javascript:alert(1)")
    quads = [q for q in quads if q is not document]
    quads.append(ox.Quad(document.subject, document.predicate, bad, document.graph_name))
    return graph.store(quads)


def test_hostile_labels_are_shown_as_text(hostile):
    made = site.files(hostile, ROOT, "etiograph <test>")
    read_ = {path: read(content) for path, content in made.items() if path.endswith(".html")}
    every = "\n".join(page.text for page in read_.values())
    for page in read_.values():
        for tag, attributes in page.tags:
            assert tag not in {"script", "niap"}
            assert not [name for name in attributes if name.startswith("on")]
        assert not [link for link in page.links if link.href.startswith("javascript")]
    raw = b"".join(content for path, content in made.items() if path.endswith(".html")).decode()
    assert not rendering.HIDDEN.search(raw)
    assert HOSTILE["markup"] in every
    assert HOSTILE["attribute"] in every
    assert HOSTILE["template"] in every
    assert "pain ⟨U+202E⟩niap⟨U+202C⟩ ⟨U+200B⟩hidden" in every
    assert HOSTILE["long"] in every
    assert "javascript:alert(1)" in every


def test_an_iri_that_no_file_can_bear_is_refused(invented):
    symptom = next(q for q in invented if value(q.subject).startswith(PREFIXES["symptom"]))
    bad = ox.NamedNode(PREFIXES["symptom"] + "../../../etc/passwd")
    kind = ox.NamedNode(facts.TYPE)
    quads = [*invented, ox.Quad(bad, kind, ox.NamedNode(ETIO.Symptom), symptom.graph_name)]

    with pytest.raises(InputError, match="form of its kind"):
        site.files(graph.store(quads), ROOT, "etiograph test")


def test_the_same_graph_gives_the_same_bytes(invented, tmp_path):
    path = tmp_path / "small.nq"
    path.write_text(serializing.nquads(invented), encoding="utf-8")
    made = []
    for seed in ("1", "2"):
        there = tmp_path / seed
        done = etiograph(
            "site", "--graph", path, "-o", there, "--address", "https://example.org/e/",
            env={"PYTHONHASHSEED": seed},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        made.append({p.relative_to(there): p.read_bytes() for p in there.rglob("*") if p.is_file()})

    assert made[0] == made[1]
    assert (
        b"https://example.org/e/symptom/"
        in made[0][next(p for p in made[0] if p.name == ".htaccess")]
    )
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_without_an_address_no_redirects_are_made_and_it_is_said(invented, tmp_path):
    path = tmp_path / "small.nq"
    path.write_text(serializing.nquads(invented), encoding="utf-8")
    done = etiograph("site", "--graph", path, "-o", tmp_path / "out")

    assert done.returncode == 0
    assert "no .htaccess" in done.stderr
    assert "--address" in done.stderr
    assert not (tmp_path / "out" / ".htaccess").exists()


@pytest.mark.parametrize(
    "address",
    ["example.org", "https://example.org/?x=1", "ftp://e.org", "https://e.org/a\nb\u2028c"],
)
def test_an_address_that_is_none_is_refused_before_anything_is_read(address, tmp_path):
    done = etiograph("site", "--graph", tmp_path / "none.nq", "--address", address)

    assert done.returncode == 2
    assert "not the address of a site" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_claim_has_its_place_in_its_document(places):
    assert places.of(PREFIXES["claim"] + "000-017") == "source/000.html#claim-000-017"
    assert places.of(PREFIXES["symptom"] + "neck-pain") == "symptom/neck-pain.html"
    assert places.of("https://example.org/") is None
