"""Reads what the pages of the server say of the steps of a path: who says, denies, leaves open."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode

import pytest

import served
from etiograph.explaining import explain
from etiograph.terms import lexicon
from etiograph.vocabulary import BASE, CERTAINTIES, shorten
from etiograph.walking import places, traverse

HTML = "text/html,*/*;q=0.8"
WAYS = (("vitamin D", "neck"), ("vitamin B12 deficiency", "neck pain"))
ASKED = "stiff neck and tingling, neck pain"


@pytest.fixture(scope="module")
def server(built, tmp_path_factory):
    with served.serving(built, tmp_path_factory.mktemp("steps")) as running:
        yield running


def lines(server, address: str) -> list[str]:
    """Return the text of each item of the page that tells a way."""
    found = server.ask(address, Accept=HTML)
    assert found.status == 200
    items = re.findall(r"<li[^>]*>(.*?)</li>", found.text, re.DOTALL)
    texts = [unescape(re.sub(r"<[^>]+>", "", one)) for one in items]
    return [" ".join(one.split()) for one in texts if "→" in one]


def some(claims, most: int) -> str:
    more = f" and {len(claims) - most} more" if len(claims) > most else ""
    return ", ".join(map(shorten, claims[:most])) + more


def told(step, most: int) -> str:
    """Return what a page is to say behind a step, told apart from how it does so."""
    ranked = sorted(step.backing, key=lambda one: (-one.certainty, one.claim))
    assert ranked[0].certainty == step.certainty
    said = some([one.claim for one in ranked], most)
    said += f"; denied by {some(step.disputed, most)}" if step.disputed else ""
    said += f"; left open by {some(step.doubted, most)}" if step.doubted else ""
    return f"({said})"


@pytest.mark.parametrize(("start", "end"), WAYS)
def test_a_path_says_who_says_it_and_who_does_not(server, store, index, start, end):
    first, last = places.start(store, start), lexicon.resolve(store, end)
    found = traverse.paths(index, first, places.place(store, last) or last)[:50]
    said = lines(server, f"/path?{urlencode({'from': start, 'to': end})}")
    assert len(said) == len(found) > 3
    for line, path in zip(said, found, strict=True):
        ways = " ".join(f"→ {index.label(one.object)} {told(one, 4)}" for one in path.steps)
        assert f"{ways} {CERTAINTIES[path.weakest]} at its weakest" in line
    steps = {(one.subject, one.object): one for path in found for one in path.steps}.values()
    assert any(one.disputed or one.doubted for one in steps)
    assert any(len(one.claims) > 4 for one in steps)


def test_the_ways_of_an_answer_say_it_too(server, index):
    said = lines(server, f"/?{urlencode({'words': ASKED})}")
    found = explain.from_words(index, ASKED).candidates
    ways = [way.path for one in found for each in one.support for way in each.ways[:6]]
    assert len(said) == len(ways) > 10
    for line, path in zip(said, ways, strict=True):
        steps = " ".join(f"→ {index.label(one.object)} {told(one, 3)}" for one in path.steps)
        assert line.startswith(f"{steps} {CERTAINTIES[path.weakest]} at its weakest")
    steps = {(one.subject, one.object): one for path in ways for one in path.steps}.values()
    assert any(one.disputed or one.doubted for one in steps)


def test_a_walk_leads_nowhere_that_is_only_denied_or_asked(server, store):
    found = store.query(
        """PREFIX etio: <https://w3id.org/etiograph/ontology#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT DISTINCT ?cause ?effect {
          ?relation rdfs:subPropertyOf* etio:leadsTo .
          ?claim etio:relation ?relation ; etio:subject ?cause ; etio:object ?effect ;
            etio:asks|etio:denies|etio:leavesOpen ?proposition .
          FILTER NOT EXISTS {
            ?other etio:subject ?cause ; etio:object ?effect ; etio:affirms ?affirmed ;
              etio:relation/rdfs:subPropertyOf* etio:leadsTo .
          }
        } ORDER BY ?effect ?cause""",
        use_default_graph_as_union=True,
    )
    pairs = [[one.value.removeprefix(BASE) for one in row] for row in found]
    assert len(pairs) > 3
    for cause, effect in pairs:
        page = server.ask(f"/{effect}", Accept=HTML).text
        assert f'href="/{cause}.html#walk"' not in page, (cause, effect)
    known = server.ask("/symptom/neck-pain", Accept=HTML).text
    assert 'href="/deficiency/vitamin-d-deficiency.html#walk"' in known
