"""Guards the release of the whole graph: the same bytes each time, and whole as others read it.

Nine builds are real: three orders of the input times three hash seeds, each a process of its own.
They must give one graph, byte by byte. Those that are released are built by the command; the others
only write the bytes, for the form that the command keeps beside them is no part of a release. A
release reads nothing but the bytes of that graph, the package and SOURCE_DATE_EPOCH; so two of them
stand for nine: the second is of the last order and seed, and made in another folder, locale, time
zone and home, with another umask. With ``ETIOGRAPH_NINE=1`` all nine are released (minutes).
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

import environments
from conftest import ONTOLOGY, ROOT
from etiograph.building import graph
from etiograph.rdf import reading
from etiograph.releasing import manifest
from etiograph.releasing.edition import UNKNOWN
from etiograph.vocabulary import ETIO, shorten

pytestmark = pytest.mark.slow

ORDERS, SEEDS = (0, 1, 2), ("0", "1", "4711")
PAIRS = [(order, seed) for order in ORDERS for seed in SEEDS]
HERE, ELSEWHERE = PAIRS[0], PAIRS[-1]
RELEASED = set(PAIRS) if os.environ.get("ETIOGRAPH_NINE") else {HERE, ELSEWHERE}
BYTES = """
import hashlib, pathlib, sys
from etiograph import locations
from etiograph.building import graph, infer
from etiograph.rdf import serializing
store = graph.store(graph.asserted(pathlib.Path(sys.argv[1])))
infer.derive(store, infer.rules(locations.root() / "queries"))
print(hashlib.sha256(serializing.nquads(graph.named(store)).encode()).hexdigest())
"""
"""Prints the digest of what ``etiograph build`` writes for an ontology folder."""
ABROAD = {
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",  # else Python takes C for UTF-8
    "PYTHONUTF8": "0",
    "TZ": "Pacific/Kiritimati",
    "COLUMNS": "40",
}


@dataclass(frozen=True)
class Made:
    """A build, and the release of it if one was made.

    Attributes:
        graph: digest of the built graph.
        sums: what SHA256SUMS holds, or empty.
        folder: of the release, while it is there.
    """

    graph: str
    sums: str
    folder: Path


def shuffled(folder: Path, order: int) -> Path:
    """Return a copy of the ontology whose files hold the same in another order."""
    copy = shutil.copytree(ONTOLOGY, folder / f"order-{order}")
    dice = random.Random(order)  # noqa: S311 - not for secrets
    for path in sorted(copy.glob("**/*.ttl")) if order else ():
        triples = reading.turtle(path)
        dice.shuffle(triples)
        path.write_text("".join(f"{triple} .\n" for triple in triples), encoding="utf-8")
    for path in sorted(copy.glob("**/*.tsv")) if order else ():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        start = next(n for n, line in enumerate(lines) if not line.startswith("#")) + 1
        rows = lines[start:]
        dice.shuffle(rows)
        path.write_text("".join([*lines[:start], *rows]), encoding="utf-8")
    return copy


def run(*arguments: object, cwd: Path, env: dict[str, str], umask: int = 0o022) -> None:
    """Run the command in a process of its own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ETIOGRAPH", "SOURCE_DATE"))}
    command = [sys.executable, "-m", "etiograph", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, env=kept | env, umask=umask, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def make(folder: Path, ontology: Path, env: dict[str, str], *, released: bool, umask=0o022) -> Made:
    """Build in a folder, and make a release of that."""
    folder.mkdir(parents=True)
    if not released:
        command = [sys.executable, "-c", BYTES, str(ontology)]
        said = subprocess.run(command, env=os.environ | env, capture_output=True, check=True)
        return Made(said.stdout.decode().strip(), "", folder)
    run("build", "--ontology", ontology, cwd=folder, env=env, umask=umask)
    digest = hashlib.sha256((folder / "build" / "etiograph.nq").read_bytes()).hexdigest()
    run("release", "--output", "release", cwd=folder, env=env, umask=umask)
    sums = (folder / "release" / manifest.SUMS).read_text(encoding="utf-8")
    return Made(digest, sums, folder / "release")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return the nine builds, by order and seed, with the releases of some."""
    base = tmp_path_factory.mktemp("made")
    inputs = {order: shuffled(base, order) for order in ORDERS}
    found = {}
    for order, seed in PAIRS:
        env, umask, folder = {"PYTHONHASHSEED": seed}, 0o022, base / f"{order}-{seed}"
        if (order, seed) == ELSEWHERE:
            env |= ABROAD | {"HOME": str(base)}
            umask, folder = 0o077, base / "là ailleurs" / "x"
        released = (order, seed) in RELEASED
        found[order, seed] = make(folder, inputs[order], env, released=released, umask=umask)
        if (order, seed) != HERE:  # that is kept, for clients
            shutil.rmtree(folder)
    return found


@pytest.fixture(scope="module")
def release(made):
    """Return the folder of the first release."""
    return made[HERE].folder


def test_the_input_was_in_three_orders(tmp_path):
    texts = {(shuffled(tmp_path, n) / "claims" / "001.ttl").read_bytes() for n in ORDERS}

    assert len(texts) == len(ORDERS)


def test_nine_builds_are_one_graph(made):
    assert len({one.graph for one in made.values()}) == 1
    assert len(made) == 9


def test_releases_of_other_orders_seeds_folders_and_locales_are_the_same_bytes(made):
    wanted = set(made[HERE].sums.splitlines())
    sums = [set(made[pair].sums.splitlines()) for pair in RELEASED]
    differing = {line.partition("  ")[2] for one in sums for line in one ^ wanted}

    assert len(wanted) > 100
    assert ELSEWHERE in RELEASED
    assert differing == set()


def test_the_release_passes_its_check(release):
    command = [sys.executable, "-I", "-S", release / "check.py"]

    assert subprocess.run(command, check=False, env={}, cwd=release).returncode == 0


def test_each_suffix_has_a_media_type(release):
    listed = json.loads((release / manifest.NAME).read_text(encoding="utf-8"))["files"]

    assert [one["path"] for one in listed if one["media_type"] == UNKNOWN] == []


def test_no_file_names_a_place_of_this_machine(release):
    places = [str(ROOT).encode(), str(release.parent.parent).encode()]
    found = [
        path
        for path in release.rglob("*")
        if path.is_file() and any(place in path.read_bytes() for place in places)
    ]

    assert found == []


def client(name: str, request, *arguments: object) -> dict[str, object]:
    cache = request.config.cache.mkdir("environments")
    script = ROOT / "tests" / "release" / f"{name}.py"
    command = [environments.python("clients", cache), "-P", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_mlcroissant_loads_every_claim_from_the_release(release, store, request):
    typed = store.quads_for_pattern(None, graph.RDF_TYPE, ox.NamedNode(ETIO.Claim), None)
    claims = {shorten(quad.subject.value) for quad in typed}

    assert client("croissant", request, release)["claims"] == sorted(claims)


def test_roc_validator_finds_nothing_in_the_release(release, request):
    python = environments.python("crate", request.config.cache.mkdir("environments"))
    (context,) = python.parent.parent.glob(
        "lib/python3*/site-packages/rocrate/data/ro-crate.jsonld"
    )

    assert client("crate", request, context, release)["issues"] == []
