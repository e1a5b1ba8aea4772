"""Guards the shape of the package: the folders are layers, and imports go one way only."""

from __future__ import annotations

import ast
import graphlib
import re

import pytest

from conftest import ROOT

PACKAGE = ROOT / "scripts" / "etiograph"
LAYERS = [
    "errors notice",
    "locations vocabulary",
    "rdf",
    "remote",
    "terms",
    "asking",
    "building",
    "columnar",
    "documents",
    "checking",
    "walking",
    "explaining",
    "spark",
    "pictures",
    "changes",
    "exchange",
    "formats",
    "exporting",
    "site",
    "releasing",
    "opened",
    "__init__",
    "serving",
    "modelcontext",
    "commands",
    "__main__",
]
"""Folders and single modules; each imports only from those above it, and from its own folder."""
FORBIDDEN_NAMES = {"utils", "util", "helpers", "common", "core", "misc", "base", "manager", "api"}
LONGEST_MODULE = 300
HEAVY = {
    "duckdb",
    "rdflib",
    "pyshacl",
    "networkx",
    "pandas",
    "polars",
    "pyarrow",
    "resvg_py",
    "rapidfuzz",
}
LIGHT = ("commands.", "asking.", "explaining.", "terms.", "rdf.", "building.", "columnar.")
"""Where every command passes; these import nothing heavy before it is needed."""
HEAVY_BY_TRADE = {"rdf.conversion"}
"""Light folders' modules that serve a heavy library, and are themselves imported late."""


def modules() -> list[str]:
    """Return the name of each module below the package, with dots; a folder is its own name."""
    found = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
    names = [".".join(path.with_suffix("").parts) for path in found]
    assert len(names) > len(LAYERS)
    return [name.removesuffix(".__init__") for name in names]


def tree(name: str) -> ast.Module:
    path = PACKAGE.joinpath(*name.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(path.read_text(encoding="utf-8"))


def text(name: str) -> str:
    path = PACKAGE.joinpath(*name.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return path.read_text(encoding="utf-8")


def imports(name: str) -> set[str]:
    """Return the modules of the package that a module imports, late imports included."""
    known = set(modules())
    found: set[str] = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            assert not any(one.name.startswith("etiograph") for one in node.names), name
        if not isinstance(node, ast.ImportFrom):
            continue
        assert node.level == 0, f"{name}: imports say where from, in full"
        top, _, rest = str(node.module).partition(".")
        if top != "etiograph":
            continue
        for one in node.names:
            whole = f"{rest}.{one.name}".strip(".")
            found.add(whole if whole in known else rest or "__init__")
    return found


def layer(name: str) -> int:
    return next(
        n for n, parts in enumerate(LAYERS) if name.split(".", maxsplit=1)[0] in parts.split()
    )


def top_imports(name: str) -> set[str]:
    """Return the libraries that a module imports as soon as it is imported itself."""
    top = [node for node in tree(name).body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {a.name for node in top if isinstance(node, ast.Import) for a in node.names}
    names |= {str(node.module) for node in top if isinstance(node, ast.ImportFrom)}
    return {one.partition(".")[0] for one in names}


def test_every_module_has_its_layer():
    tops = {name.split(".")[0] for name in modules()}

    assert sorted(part for parts in LAYERS for part in parts.split()) == sorted(tops)


@pytest.mark.parametrize("name", modules())
def test_a_module_imports_only_from_its_own_folder_and_the_layers_above(name):
    folder = name.split(".")[0]
    own = {other for other in imports(name) if other.split(".")[0] == folder}

    assert {o for o in imports(name) - own if layer(o) >= layer(name) and o != "__init__"} == set()
    assert "." in name or not own
    # The package itself gives the version, and opens a graph: for commands and people only.
    assert "__init__" not in imports(name) or folder in (
        "commands",
        "modelcontext",
        "pictures",
        "serving",
    )


def test_no_modules_import_each_other_in_a_ring():
    graph = {name: imports(name) - {"__init__"} for name in modules()}

    assert list(graphlib.TopologicalSorter(graph).static_order())


def test_a_folder_says_in_one_line_what_it_is_for():
    for name in sorted({name.split(".")[0] for name in modules() if "." in name}):
        assert re.fullmatch(r'"""[^"\n]+\."""\n', text(name)), name


def test_no_module_has_a_name_that_swallows_its_neighbours():
    assert {part for name in modules() for part in name.split(".")} & FORBIDDEN_NAMES == set()


@pytest.mark.parametrize("name", modules())
def test_a_module_is_short_enough_to_read(name):
    assert text(name).count("\n") <= LONGEST_MODULE or name == "vocabulary"


@pytest.mark.parametrize("name", [name for name in modules() if name.startswith(LIGHT)])
def test_a_module_on_the_way_to_an_answer_imports_nothing_heavy(name):
    assert name in HEAVY_BY_TRADE or top_imports(name) & HEAVY == set()


@pytest.mark.parametrize("name", modules())
def test_only_the_command_line_prints(name):
    # A process that is stopped prints why: it is the command line by then.
    speaks = name in ("__main__", "rdf.bounded") or name.startswith("commands.")

    assert speaks or not re.search(r"\bprint\(|click", text(name))


@pytest.mark.parametrize("name", modules())
def test_no_module_writes_an_iri_of_ours_by_hand(name):
    texts = [
        n.value
        for n in ast.walk(tree(name))
        if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
    pattern = re.compile(r"https://w3id\.org/etiograph/[a-z]+/[a-z0-9]")

    assert name == "vocabulary" or not [t for t in texts if pattern.search(t) and ">>>" not in t]


@pytest.mark.parametrize("name", [name for name in modules() if name != "vocabulary"])
def test_kinds_and_words_of_certainty_are_said_in_one_place(name):
    words = {n.value for n in ast.walk(tree(name)) if isinstance(n, ast.Constant)}

    assert not {"speculative", "hedged"} & words
    assert not re.search(r"removeprefix\(BASE\)\.partition", text(name))
