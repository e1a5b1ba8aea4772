"""Uses the pages as people do, in Debian's Chromium: by mouse, keyboard, phone, without script.

All on one server, of the built graph with hostile labels on some of its terms. Whatever a test
does, the page says nothing on its console, breaks no policy, and asks no other host.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Request, Route, expect, sync_playwright

import served
from etiograph.vocabulary import BASE, PREFIXES

WORDS = "stiff neck and tingling, no fever, blue spoons"
STEPS = "/query?question=cq-02&%24deficiency=vitamin+D+deficiency&%24symptom=neck+pain"
FOODS = "/query?question=cq-03&%24nutrient=vitamin+D"
BROKEN = "SELECT * {\n  ?x a etio:Symptom\n  ?y ?"
PAGES = (
    "/",
    f"/?words={WORDS}",
    "/?words=nothing+that+anybody+knows",
    "/explore",
    "/explore?words=pain",
    "/symptom/neck-pain",
    "/deficiency/vitamin-d-deficiency",
    "/nutrient/vitamin-d",
    "/food/egg-yolk",
    "/path?from=vitamin+D+deficiency&to=neck+pain",
    "/path?from=vitamin+D&to=nonsense",
    "/query",
    STEPS,
    f"/query?query={BROKEN.replace(chr(10), '%0A')}",
    "/source/index.html",
    "/source/000.html",
    "/relation/causes",
    "/question/cq-03",
    "/chain/deficiency-vitamin-d-deficiency_symptom-neck-pain.html",
)
REFUSED = [one for one in PAGES if "nonsense" in one or "query=SELECT" in one]
"""Pages that are refusals: the browser says their status on its console."""
HOSTILE = {
    "food/salmon": "<script>document.title='taken'</script><img src=x onerror=alert(1)>",
    "food/fatty-fish": "\" autofocus onfocus='alert(1)' x=\"' {{ 7 * 7 }}",
    "food/fortified-milk": "milk \u05d7\u05dc\u05d1 klim \u200bhid\u00adden",
    "symptom/muscle-weakness": "weakness" * 1250,
    "mechanism/muscle-dysfunction": "<svg onload=alert(1)> muscle " + "dysfunction " * 900,
    "source/004": "</title><script>alert(1)</script> title",
}
"""Labels by which strangers may try a page; all of them stand in the graph that is served.

One that turns the direction of what follows (U+202E) is refused when a graph is opened.
"""
SHOWS = {"food/fortified-milk": "milk \u05d7\u05dc\u05d1 klim ⟨U+200B⟩hid⟨U+00AD⟩den"}
TOUCHED = [
    "/food/salmon",
    "/food/fatty-fish",
    "/food/fortified-milk",
    "/symptom/muscle-weakness",
    "/mechanism/muscle-dysfunction",
    "/source/004.html",
    "/source/index.html",
    "/food/index.html",
    "/explore?words=m",
    "/deficiency/vitamin-d-deficiency",
    "/?words=muscle+cramps",
    "/path?from=vitamin+D+deficiency&to=neck+pain",
    STEPS,
    FOODS,
]
CHECKS = (Path(__file__).parent / "browser_checks.js").read_text(encoding="utf-8")
CHECKS = CHECKS.partition("\n")[2]  # without its first line, a comment
expect.set_options(timeout=15_000)  # a busy machine is slow
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def server(built, tmp_path_factory):
    """Serve the built graph, with hostile labels in place of some of its own."""
    folder = tmp_path_factory.mktemp("hostile")
    changed = []
    begins = {f"<{BASE}{name}> <{PREFIXES['rdfs']}label> ": name for name in HOSTILE}
    titled = f"<{BASE}source/004> <{PREFIXES['dcterms']}title> "
    for line in built.read_text(encoding="utf-8").splitlines(keepends=True):
        name = next((n for begin, n in begins.items() if line.startswith(begin)), "")
        name = "source/004" if line.startswith(titled) else name
        if name:
            quoted = json.dumps(HOSTILE[name])
            changed.append(re.sub(r'"(?:[^"\\]|\\.)*"', lambda _, to=quoted: to, line, count=1))
        else:
            changed.append(line)
    graph = folder / "hostile.nq"
    graph.write_text("".join(changed), encoding="utf-8")
    with served.serving(graph, folder) as running:
        yield running


@pytest.fixture(scope="module")
def browser():
    """Start Debian's Chromium; where there is none, skip, but never in CI."""
    program = shutil.which("chromium")
    if program is None:
        why = "Chromium is not on this machine; apt-get install chromium"
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    with sync_playwright() as playwright:
        # Within a container root has no namespaces of its own, in which it could be confined.
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@dataclass
class Watch:
    """What pages said and asked for."""

    host: str
    troubles: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    expected: str = ""

    def over(self, page: Page) -> Page:
        """Watch a page."""
        page.on("console", lambda said: self._heard(said.type, said.text))
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.troubles.append("a dialog"), dialog.dismiss()))
        page.on("request", lambda request: self.asked.add(request.url))
        page.on("requestfailed", self._failed)
        return page

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # of a page that was left
            self.troubles.append(f"{request.failure}: {request.url}")

    def _heard(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not (self.expected and self.expected in text):
            self.troubles.append(f"{kind}: {text}")

    def check(self) -> None:
        """Check that nothing was amiss."""
        assert not self.troubles
        away = {url for url in self.asked if urlsplit(url).netloc != self.host}
        assert not {url for url in away if not url.startswith("data:")}


@pytest.fixture
def look(browser, server):
    """Return a function that opens a page of the server; all pages are watched until the end."""
    watch, contexts = Watch(f"{server.host}:{server.port}"), []

    def opened(address: str = "", *, expected: str = "", **options) -> Page:
        watch.expected = expected
        contexts.append(browser.new_context(base_url=server.url, viewport=DESK, **options))
        page = watch.over(contexts[-1].new_page())
        page.set_default_timeout(20_000)
        if address:
            page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    watch.check()


def focused(page: Page, what: str = "(at) => at.textContent.trim()"):
    return page.evaluate(f"() => ({what})(document.activeElement)")


def loaded(page: Page) -> bool:
    """Whether all pictures of a page are there."""
    return page.evaluate("""async () => {
        const all = [...document.images];
        await Promise.all(all.map((one) => one.decode()));
        return all.length > 0 && all.every((one) => one.naturalWidth > 300);
    }""")


# --- Ask ---


def test_asking(look):
    page = look("/")
    page.get_by_label("What is the matter?").fill(WORDS)
    page.get_by_role("button", name="Ask").click()
    heard = page.get_by_role("region", name="What was understood")
    expect(heard).to_contain_text("understood")
    expect(heard.get_by_role("link", name="neck stiffness")).to_be_visible()
    said = heard.locator("dt").all_inner_texts()
    assert {"understood", "ruled out", "not understood"} <= set(said)
    assert "fever" in heard.locator("dd").nth(said.index("ruled out")).inner_text()
    assert "spoons" in heard.locator("dd").nth(said.index("not understood")).inner_text()
    behind = page.get_by_role("region", name="Deficiencies that documents name behind it")
    assert loaded(page)
    ranked = behind.locator("summary h3").all_inner_texts()
    assert [one.partition(".")[0] for one in ranked] == [str(n + 1) for n in range(len(ranked))]
    assert len(ranked) > 2
    expect(page.get_by_role("heading", name="Other causes, not of nutrition")).to_be_visible()
    claim = behind.get_by_role("link", name=re.compile("^claim:")).first
    name = claim.inner_text().replace(":", "-")
    claim.click()
    expect(page.locator(f"#{name}")).to_be_in_viewport()


def test_asking_by_keyboard(look):
    page = look("/")
    while focused(page, "(at) => at.id") != "words":
        page.keyboard.press("Tab")
    page.keyboard.type("neck pain")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("words=neck"))
    expect(page.get_by_role("heading", name="What was understood")).to_be_visible()


# --- Explore ---


def test_exploring_by_mouse(look):
    page = look("/explore")
    field = page.get_by_label("Name of a term")
    field.press_sequentially("neck pa")
    page.get_by_role("option", name="neck pain (symptom)", exact=True).click()
    expect(field).to_have_value("neck pain")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="neck pain", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("neck pain")
    walk = page.get_by_role("navigation", name="What leads here, and what follows")
    walk.get_by_role("link", name=re.compile("^herniated disc, which causes this")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("herniated disc")
    onward = page.locator(".walk").get_by_role("link", name=re.compile("^this causes neck pain"))
    expect(onward).to_be_visible()


def test_only_what_leads_stands_beside_a_term(look):
    page = look("/symptom/neck-pain")
    spoken = page.locator(".walk a.near:visible").evaluate_all(
        "all => all.map((one) => one.getAttribute('aria-label'))"
    )
    assert len(spoken) > 3
    leads = "causes|contributes to|increases the risk of|worsens|manifests as|underlies"
    assert [one for one in spoken if not re.search(f"(which|this) ({leads}) ", one)] == []
    glance = page.get_by_role("region", name="At a glance")
    said = dict(
        zip(
            glance.locator("dt").all_inner_texts(),
            glance.locator("dd").all_inner_texts(),
            strict=True,
        )
    )
    assert "vitamin B12 deficiency" in said["goes with"]
    assert "author statement" in said["evidence"]
    how = ("is associated with", "causes")
    apart = ", ".join(f"vitamin B12 deficiency {one} neck pain" for one in how)
    assert said["disagreements"] == apart
    page.goto("/deficiency/vitamin-d-deficiency")
    assert "egg yolk" in glance.inner_text()
    assert "serum 25-hydroxyvitamin D test" in glance.inner_text()
    page.goto("/food/egg-yolk")
    assert page.locator(".walk").count() == 0
    assert "vitamin D" in glance.inner_text()


def test_exploring_by_keyboard(look):
    """Walk from a symptom to what leads to it, and on, without touching the mouse."""
    page = look("/symptom/neck-pain")
    while focused(page, "(at) => at.classList.contains('box')") is False:
        page.keyboard.press("Tab")
    first = focused(page, "(at) => at.getAttribute('aria-label')")
    page.keyboard.press("ArrowDown")
    second = focused(page, "(at) => at.getAttribute('aria-label')")
    assert first != second
    page.keyboard.press("ArrowUp")
    assert focused(page, "(at) => at.getAttribute('aria-label')") == first
    page.keyboard.press("ArrowRight")
    assert focused(page, "(at) => at.getAttribute('aria-current')") == "page"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#walk$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(first.partition(",")[0])
    expect(page.locator(".walk a.here:visible")).to_be_focused()
    page.keyboard.press("ArrowRight")
    onward = focused(page, "(at) => at.getAttribute('aria-label')")
    assert onward.startswith("this ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(first.partition(",")[0])
    expect(page.locator(".walk a.here:visible")).to_be_focused()


def test_the_way_from_one_term_to_another(look):
    page = look("/explore")
    page.get_by_label("From", exact=True).fill("vitamin D deficiency")
    page.get_by_label("To", exact=True).fill("neck pain")
    page.get_by_role("button", name="Show the paths").click()
    expect(page.locator("main > [role=status]")).to_contain_text(re.compile(r"\d+ paths"))
    assert loaded(page)
    assert page.locator("ol li").count() > 3


# --- Query ---


def column(page: Page, number: int) -> list[str]:
    return page.locator(f"table.data tbody td:nth-child({number})").all_inner_texts()


def test_who_types_before_the_script_is_there_goes_on_typing(look):
    page = look("/query")
    held: list[Route] = []
    page.route("**/server.js", lambda route: held.append(route))  # noqa: PLW0108 - wrapped there
    page.goto(f"{page.url}?question=cq-03", wait_until="commit")
    field = page.get_by_label("the nutrient asked about")
    field.press_sequentially("vitamin d")
    page.wait_for_timeout(200)
    for one in held:
        one.continue_()
    expect(page.get_by_role("option", name="vitamin D (nutrient)", exact=True)).to_be_visible()
    expect(field).to_be_focused()


def test_a_shipped_question(look):
    page = look("/query")
    page.get_by_role("link", name="Foods for a nutrient").click()
    field = page.get_by_label("the nutrient asked about")
    expect(field).to_have_attribute("role", "combobox")  # the script is there
    field.press_sequentially("vitamin d")
    expect(page.get_by_role("option", name="vitamin D (nutrient)", exact=True)).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(chosen).to_have_text("vitamin D (nutrient)")
    expect(chosen).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(field).to_have_value("vitamin D")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("nutrient=vitamin"))
    before = column(page, 8)
    for way, order in (("ascending", 1), ("descending", -1)):
        page.get_by_role("button", name="start", exact=True).click()
        head = page.get_by_role("columnheader", name="start", exact=True)
        expect(head).to_have_attribute("aria-sort", way)
        assert column(page, 8) == sorted(before, key=int)[::order]
    assert before != sorted(before, key=int)
    here = urlsplit(page.url).query
    for name, read in (
        ("CSV", lambda text: len(list(csv.reader(io.StringIO(text)))) - 1),
        ("JSON", lambda text: len(json.loads(text)["results"]["bindings"])),
    ):
        link = page.get_by_role("link", name=name, exact=True)
        address = urlsplit(link.get_attribute("href")).query
        same = parse_qs(here) | {"format": [name.lower()]}
        assert {key: one for key, one in parse_qs(address).items() if key != "question"} == {
            key: one for key, one in same.items() if key != "question"
        }
        with page.expect_download() as taken:
            link.click()
        assert read(Path(taken.value.path()).read_text(encoding="utf-8")) == len(before) > 10


def test_a_question_about_paths_has_a_picture(look):
    page = look("/query?question=cq-02")
    page.get_by_role("link", name="An example").click()
    expect(page.get_by_label("where the chain starts")).to_have_value("vitamin B12 deficiency")
    assert loaded(page)
    drawn = page.request.get(page.locator("figure img").get_attribute("src"))
    assert drawn.headers["content-type"] == "image/svg+xml"
    steps = set(zip(column(page, 7), column(page, 8), strict=True))
    assert len(steps) > 5
    assert {"vitamin B12", "neck pain"} <= set(re.findall(r">([\w ]+)<", drawn.text()))
    page.goto(FOODS)
    assert page.locator("figure").count() == 0


def test_completion_in_the_editor(look):
    page = look("/query")
    field = page.get_by_label("SPARQL")
    field.fill("")
    field.press_sequentially("SELECT * { ?sympt")
    page.wait_for_timeout(400)
    assert page.get_by_role("option").count() == 0
    field.press_sequentially(" a eti")
    expect(page.get_by_role("option", name="etio:", exact=True)).to_be_visible()
    expect(page.locator(".told")).to_contain_text(re.compile(r"\d+ names; arrow keys choose"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_value("SELECT * { ?sympt a etio:")
    field.press_sequentially("Sympt")
    expect(page.get_by_role("option", name="etio:Symptom · symptom")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_value("SELECT * { ?sympt a etio:Symptom")
    field.press_sequentially(" . symptom:neck-pa")
    expect(page.get_by_role("option").first).to_contain_text("symptom:neck-pain")
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    field.press_sequentially("i")
    expect(page.get_by_role("option").first).to_contain_text("symptom:neck-pain")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert field.input_value().endswith(" . symptom:neck-pain")
    field.fill("SELECT ?label { symptom:neck-pain rdfs:label ?label }")
    page.get_by_role("button", name="Run").click()
    assert column(page, 1) == ["neck pain"]


def test_an_error_stands_at_its_place(look):
    page = look("/query", expected="Failed to load resource")
    page.get_by_label("SPARQL").fill(BROKEN)
    page.get_by_role("button", name="Run").click()
    said = page.get_by_role("alert")
    expect(said).to_contain_text("query:3:7: not SPARQL")
    expect(said.locator("pre")).to_contain_text("?y ?")
    field = page.get_by_label("SPARQL")
    expect(field).to_have_value(BROKEN)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-describedby", said.get_attribute("id"))
    place = field.evaluate("(at) => at.value.slice(0, at.selectionStart)").split("\n")
    assert (len(place), len(place[-1]) + 1) == (3, 7)
    page.goto("/query?question=cq-03&%24nutrient=vitamine+D3x")
    expect(said).to_contain_text("no such term")


def test_a_graph_is_handed_over_as_a_graph(look):
    page = look("/query?query=DESCRIBE+symptom:neck-pain")
    named = page.locator("a[download]").all_inner_texts()
    assert named == ["TTL", "NT", "JSONLD", "RDF"]
    with page.expect_download() as taken:
        page.get_by_role("link", name="TTL").click()
    assert "symptom:neck-pain" in Path(taken.value.path()).read_text(encoding="utf-8")


# --- Sources, and what is not there ---


def test_a_document_tells_its_claims_in_order(look):
    page = look("/")
    page.get_by_role("link", name="Sources").click()
    page.get_by_role("link", name="What Vitamin Deficiency Causes Neck Pain?").click()
    expect(page.locator("dl").first).to_contain_text("SHA-256")
    starts = [
        int(re.search(r"Characters (\d+)", one)[1])
        for one in page.locator("tr.span").all_inner_texts()
    ]
    assert starts == sorted(starts)
    assert len(starts) > 20


def test_what_is_not_there(look):
    page = look("/symptom/nonsense", expected="404")
    expect(page.get_by_role("alert")).to_contain_text("nothing here")
    page.get_by_label("Name of a term").fill("neck pain")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("link", name="neck pain", exact=True)).to_be_visible()


# --- Strangers ---


def test_hostile_labels(look):
    page, text = look(), ""
    for address in TOUCHED:
        page.set_viewport_size(DESK)
        page.goto(address)
        assert page.title() != "taken"
        assert (
            page.evaluate("document.querySelectorAll('main script, main img[src=x]').length") == 0
        )
        assert beyond(page) == [], address
        page.set_viewport_size(PHONE)
        assert beyond(page) == [], address
        text += page.locator("body").inner_text()
    for name, label in HOSTILE.items():
        assert " ".join(SHOWS.get(name, label).split()) in " ".join(text.split()), name
    assert "\u200b" not in text


def test_hostile_labels_where_one_types(look):
    page = look("/explore")
    field = page.get_by_label("Name of a term")
    for typed, shown, taken in (
        ("klim", "klim ⟨U+200B⟩hid⟨U+00AD⟩den", "food:fortified-milk"),
        ("onerror", "<script>document.title", HOSTILE["food/salmon"]),
        ("weaknessweakness", "weakness" * 9, "symptom:muscle-weakness"),
    ):
        field.fill("")
        field.press_sequentially(typed)
        expect(page.get_by_role("option").first).to_contain_text(shown)
        assert beyond(page) == []
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(field).to_have_value(taken)
    turned = {"iri": "", "id": "food:milk", "label": "milk \u202eklim", "kind": "food"}
    page.route("**/api/terms?*", lambda route: route.fulfill(json={"terms": [turned]}))
    field.press_sequentially("x")
    expect(page.get_by_role("option").first).to_have_text("milk ⟨U+202E⟩klim (food)")


# --- Without script, on a phone, by eye and by ear ---


def test_without_script(look):
    page = look("/", expected="status of 400", java_script_enabled=False)
    page.get_by_label("What is the matter?").fill("neck pain")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", name="What was understood")).to_be_visible()
    page.goto("/query?question=cq-03")
    page.get_by_label("the nutrient asked about").fill("vitamin D")
    page.get_by_role("button", name="Ask").click()
    assert len(column(page, 8)) > 10
    page.goto("/query")
    page.get_by_label("SPARQL").fill(BROKEN)
    page.get_by_role("button", name="Run").click()
    expect(page.locator("mark")).to_be_visible()
    page.goto("/explore")
    page.get_by_label("Name of a term").fill("neck pain")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="neck pain", exact=True).click()
    page.locator(".walk a.near:visible").first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("neck pain")
    expect(page.get_by_role("heading", name="What documents say", exact=True)).to_be_visible()
    assert page.locator("[hidden]").count() == 0


def looked(page: Page, what: str):
    """Return what one of the checks of ``browser_checks.js`` finds on a page."""
    return page.evaluate(f"({CHECKS}).{what}(document.activeElement)")


def beyond(page: Page) -> list[str]:
    """Return what makes a page scroll to the side."""
    return looked(page, "beyond")


@pytest.fixture(scope="module")
def survey(browser, server):
    """Look at every page once: at a desk and on a phone, in light and dark, by eye and by ear."""
    context = browser.new_context(base_url=server.url, viewport=DESK)
    watch = Watch(f"{server.host}:{server.port}")
    page, found = watch.over(context.new_page()), {}
    for address in PAGES:
        page.set_viewport_size(DESK)
        watch.expected = "Failed to load resource" if address in REFUSED else ""
        page.goto(address)
        told = found[address] = {"structure": looked(page, "structure"), "desk": beyond(page)}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            told[scheme] = looked(page, "contrast")
        page.set_viewport_size(PHONE)
        told |= {"phone": beyond(page), "small": looked(page, "small")}
    context.close()
    watch.check()
    return found


def wrong(survey, what: str) -> dict[str, list[str]]:
    return {address: told[what] for address, told in survey.items() if told[what]}


def test_on_a_phone(survey, look):
    assert not wrong(survey, "desk")
    assert not wrong(survey, "phone")
    assert not wrong(survey, "small")
    page = look(FOODS, has_touch=True, is_mobile=True)
    page.set_viewport_size(PHONE)
    before = column(page, 8)
    page.get_by_role("button", name="start", exact=True).tap()
    assert column(page, 8) == sorted(before, key=int) != before


def test_a_walk_on_a_phone_stands_whole_on_the_screen(look):
    page = look("/symptom/neck-pain", has_touch=True, is_mobile=True)
    page.set_viewport_size(PHONE)
    boxes = page.locator(".walk a.box:visible rect")
    edges = boxes.evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")
    assert len(edges) > 3
    assert all(0 <= one["left"] < one["right"] <= PHONE["width"] for one in edges)
    assert [one["top"] for one in edges] == sorted({one["top"] for one in edges})
    assert "stands above" in page.locator(".walk .note:visible").first.inner_text()
    here = page.locator(".walk a.here:visible")
    here.focus()
    page.keyboard.press("ArrowUp")
    above = focused(page, "(at) => at.getAttribute('aria-label')")
    assert re.search(", which .+ this; ", above)
    page.keyboard.press("ArrowDown")
    assert focused(page, "(at) => at.getAttribute('aria-current')") == "page"
    page.locator(".walk a.near:visible").first.tap()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("neck pain")
    expect(here).to_be_focused()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_where_the_keyboard_is_can_be_seen(look, size):
    page = look()
    page.set_viewport_size(size)
    for address in ("/", "/symptom/neck-pain", FOODS, "/explore"):
        page.goto(address)
        stops = 0
        for _ in range(45):
            page.keyboard.press("Tab")
            at = looked(page, "seen")
            if at["end"] or at["mark"]:
                break
            assert at["seen"], (address, at["what"])
            stops += 1
        assert stops > 6, address
    page.goto("/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the text"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(survey, look, scheme):
    """WCAG 2.2, 1.4.3 and 1.4.11, by its relative luminance."""
    told = {address: one[scheme] for address, one in survey.items()}
    assert not wrong(told, "found")
    assert min(one["looked"] for one in told.values()) > 10
    grounds = {one["ground"] for one in told.values()}
    assert len(grounds) == 1
    dark = max(int(one) for one in re.findall(r"\d+", grounds.pop())) < 60
    assert dark == (scheme == "dark")
    page = look("/explore", color_scheme=scheme)
    page.get_by_label("Name of a term").press_sequentially("neck")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert looked(page, "contrast")["found"] == []


def test_what_a_screen_reader_is_told(survey, look):
    assert not wrong(survey, "structure")
    page = look("/query")
    for role, name in (("navigation", "Etiograph"), ("textbox", "SPARQL"), ("button", "Run")):
        expect(page.get_by_role(role, name=name, exact=True)).to_be_visible()
    page.goto("/explore")
    expect(page.get_by_role("combobox", name="Name of a term")).to_be_visible()
    expect(page.get_by_role("search")).to_be_visible()
