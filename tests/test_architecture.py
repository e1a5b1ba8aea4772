"""Guards the shape of the package: each module in one layer, imports one way only."""

from __future__ import annotations

import ast
import re

import pytest

from conftest import ROOT

PACKAGE = ROOT / "scripts" / "etiograph"
LAYERS = [
    {"__init__", "errors"},
    {"bounded", "causal", "locations", "nodes", "vocabulary"},
    {"query", "reading", "writing"},
    {"mappings", "questions", "passages", "verbatim", "rows", "lexicon", "shapes"},
    {"tables"},
    {"cover", "mutants", "reference"},
    {"graph"},
    {"selection", "infer", "relation_shapes", "shape_mutants", "sheets", "validate"},
    {"traverse", "explain", "encoding", "cases"},
    {"claim_mutants", "path_words", "query_mutants", "shape_trials"},
    {"explanation_words"},
    {"cli"},
    {"cli_asking", "cli_curation", "cli_explaining", "cli_making", "cli_mutation", "cli_walking"},
    {"__main__"},
]
FORBIDDEN_NAMES = {"utils", "util", "helpers", "common", "core", "misc", "base", "manager", "api"}
LONGEST_MODULE = 300
HEAVY = {"rdflib", "pyshacl", "networkx"}
LIGHT = {
    "cli",
    "cli_asking",
    "cli_curation",
    "cli_explaining",
    "cli_making",
    "cli_mutation",
    "cli_walking",
    "causal",
    "explain",
    "graph",
    "query",
    "questions",
    "lexicon",
    "rows",
    "infer",
}


def modules():
    found = sorted(path.stem for path in PACKAGE.glob("*.py"))
    assert found
    return found


def imports(name: str) -> set[str]:
    """Return the modules of the package that a module imports, late imports included."""
    tree = ast.parse((PACKAGE / f"{name}.py").read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "etiograph":
            found |= {alias.name for alias in node.names if (PACKAGE / f"{alias.name}.py").exists()}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("etiograph."):
            found.add(str(node.module).removeprefix("etiograph."))
    return found


def test_every_module_has_exactly_one_place():
    assert sorted(name for layer in LAYERS for name in layer) == modules()


@pytest.mark.parametrize("depth", range(len(LAYERS)))
def test_a_layer_imports_only_from_the_layers_above(depth):
    above = set().union(*LAYERS[:depth])

    assert {
        f"{name} imports {other}" for name in LAYERS[depth] for other in imports(name) - above
    } == set()


def test_no_module_has_a_name_that_swallows_its_neighbours():
    assert set(modules()) & FORBIDDEN_NAMES == set()


@pytest.mark.parametrize("name", modules())
def test_a_module_is_short_enough_to_read(name):
    lines = (PACKAGE / f"{name}.py").read_text(encoding="utf-8").count("\n")

    assert lines <= LONGEST_MODULE or name == "vocabulary"


@pytest.mark.parametrize("name", sorted(LIGHT))
def test_a_module_on_the_way_to_a_query_imports_nothing_heavy(name):
    tree = ast.parse((PACKAGE / f"{name}.py").read_text(encoding="utf-8"))
    top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {a.name for node in top if isinstance(node, ast.Import) for a in node.names}
    names |= {str(node.module) for node in top if isinstance(node, ast.ImportFrom)}

    assert {name.partition(".")[0] for name in names} & HEAVY == set()


@pytest.mark.parametrize("name", modules())
def test_only_the_command_line_prints(name):
    text = (PACKAGE / f"{name}.py").read_text(encoding="utf-8")

    assert (
        name in ("__main__", "bounded", "cli")
        or name.startswith("cli_")
        or not re.search(r"\bprint\(|click", text)
    )


@pytest.mark.parametrize("name", modules())
def test_no_module_writes_an_iri_of_ours_by_hand(name):
    tree = ast.parse((PACKAGE / f"{name}.py").read_text(encoding="utf-8"))
    texts = [
        n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
    pattern = re.compile(r"https://w3id\.org/etiograph/[a-z]+/[a-z0-9]")

    assert name == "vocabulary" or not [t for t in texts if pattern.search(t) and ">>>" not in t]
