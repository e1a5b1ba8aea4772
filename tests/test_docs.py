"""Guards the documentation: counts come from queries, links lead somewhere, nothing is promised."""

from __future__ import annotations

import re
import tomllib

import pytest

from conftest import QUERIES, ROOT
from etiograph import __version__, locations
from etiograph.asking import questions
from etiograph.rdf import query
from etiograph.vocabulary import shorten
from test_cli import COMMANDS

PAGES = [*locations.files(ROOT, "*.md"), *locations.files(ROOT / "docs", "**/*.md")]
BEGIN = "<!-- counts: written from queries/reports/ by pytest --write-golden -->\n"
END = "<!-- end of counts -->\n"


def counts(store) -> str:
    """Return what the README says of the graph, from the reports."""
    reports = {r.name: query.ask(store, r.text, {}) for r in questions.shipped(QUERIES, "reports")}
    number = {row[0].value: row[1].value for row in reports["counts"].rows}
    lines = ["| document | publisher | claims | passages |", "|---|---|---|---|"]
    for source, _, publisher, _, claims, passages in reports["documents"].rows:
        cells = (shorten(source.value), publisher.value, claims.value, passages.value)
        lines.append("| " + " | ".join(cells) + " |")
    kinds = ("proposition", "edge", "chain", "deficiency", "symptom", "mechanism", "condition")
    kinds = (*kinds, "literature source")
    totals = [f"| {' | '.join(kinds)} |", "|---" * len(kinds) + "|"]
    totals.append(f"| {' | '.join(number[kind] for kind in kinds)} |")
    return "\n".join([*lines, "", *totals, ""])


def test_the_counts_in_the_readme_come_from_a_query(store, golden):
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    golden(before + BEGIN + counts(store) + END + after, path)


def test_each_rule_stands_beside_the_graph_that_it_adds_to():
    lines = (ROOT / "docs" / "model.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| `graph:")]
    for rule in questions.shipped(QUERIES, "inference"):
        home = f"| `graph:{rule.header['adds']}` |"
        assert [row.startswith(home) for row in rows if f"`{rule.name}`" in row] == [True], rule


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_link_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    broken = [link for link in links if "://" not in link and not (page.parent / link).exists()]

    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_command_that_is_shown_exists(page):
    shown = re.findall(r"etiograph ([a-z]+(?:-[a-z]+)*)", page.read_text(encoding="utf-8"))
    prose = {"is", "as", "and", "now", "says"}

    assert set(shown) - set(COMMANDS) - prose == set()


def test_the_readme_shows_the_two_commands_at_once():
    first = (ROOT / "README.md").read_text(encoding="utf-8").split("\n")[:24]

    assert any("python3 run.py " in line for line in first)
    assert any("python3 run.py test" in line for line in first)


def test_contributing_has_at_most_six_steps_each():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    steps = {s.split("\n")[0]: re.findall(r"^\d\.", s, re.MULTILINE) for s in sections}

    for title in ("Add a source", "Add a question", "Add a shape"):
        assert 2 <= len(steps[title]) <= 6


def test_the_page_of_hygiene_names_only_rules_that_are_there(all_shapes):
    text = (ROOT / "docs" / "hygiene.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    named = {name for row in rows for name in re.findall(r"`([a-z-]+-[a-z-]+)`", row)}
    shown = {name for row in rows for name in re.findall(r"`(shape:[A-Za-z-]+)`", row)}
    rules = {rule.name for rule in questions.shipped(QUERIES, "hygiene")}

    assert len(named) >= 25
    assert named - rules == set()
    assert shown - {shorten(str(shape)) for shape in all_shapes.subjects()} == set()


def test_every_decision_has_a_number_and_says_what_was_rejected():
    records = locations.files(ROOT / "docs" / "decisions", "*.md")
    numbers = [path.name[:4] for path in records]

    assert numbers == [f"{n:04d}" for n in range(1, len(records) + 1)]
    for path in records:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {path.name[:4]}. ")
        assert "\nRejected:\n\n- " in text


def test_version_and_licences_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    vocabulary = (ROOT / "ontology" / "vocabulary.ttl").read_text(encoding="utf-8")

    assert f"version: {__version__}\n" in citation
    assert f'owl:versionInfo "{__version__}"' in vocabulary
    assert f"## {__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert project["license"] == "MIT"
    assert "creativecommons.org/publicdomain/zero/1.0" in vocabulary
    assert "publicdomain/zero/1.0" in (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_names_no_place_of_one_machine(page):
    text = page.read_text(encoding="utf-8")

    assert not re.search(r"/(home|root|work|tmp)/", text)
