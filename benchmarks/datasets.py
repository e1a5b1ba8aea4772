"""Makes the data that all contenders get, once for each size."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import synthetic
from work import DOCUMENTS, PEERS

SEED = 1
EVERY = 125
"""Claims for each planted violation."""
SYMPTOMS = "symptoms.txt"
MOST_SAID = """PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?symptom { ?chain etio:endsAt ?symptom . ?symptom a etio:Symptom }
GROUP BY ?symptom ORDER BY DESC(COUNT(?chain)) ?symptom LIMIT 5
"""


def made(folder: Path, claims: int, needs: str = PEERS, *, broken: bool = True) -> Path:
    """Return the folder of the data of a size, made where it is not there.

    It holds ``ontology/``; ``graph.nq`` as ``etiograph build`` writes it, with what it keeps beside
    it; and for peers ``union.nt``, each triple once, ``both.nq``, the graph with its union,
    ``asserted.nt``, what the rules start from; and the symptoms that are explained.

    Args:
        folder: of all sizes.
        claims: how many.
        needs: what is wanted: documents, the graph too, or the files of peers too.
        broken: whether one claim in ``EVERY`` breaks a shape, or none.
    """
    place = folder / (f"{claims}-broken" if broken else str(claims))
    if not (place / "ontology" / "planted.json").is_file():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        synthetic.write(place / "ontology", claims, SEED, claims // EVERY if broken else 0)
    if needs != DOCUMENTS and not (place / "graph.compiled").is_dir():
        ours = [sys.executable, "-m", "etiograph", "build", "--ontology", place / "ontology"]
        subprocess.run(  # noqa: S603 - our own command
            [*ours, "-o", place / "graph.nq"], check=True, env=environment()
        )
    if needs == PEERS and not (place / SYMPTOMS).is_file():
        subprocess.run([sys.executable, __file__, place], check=True, env=environment())  # noqa: S603 - ourselves
    return place


def forget(place: Path) -> None:
    """Remove the graph of a size, and what is kept beside it."""
    for path in place.glob("graph.*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def environment() -> dict[str, str]:
    """Return the environment of every process that is measured."""
    root = Path(__file__).resolve().parents[1]
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ETIOGRAPH_", "PYTHON"))}
    path = os.pathsep.join([str(root / "scripts"), str(root / "benchmarks")])
    return {**kept, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": ""}


def described(place: Path) -> dict[str, Any]:
    """Return what the data of a size are: claims, documents, terms, what was planted, bytes."""
    planted = json.loads((place / "ontology" / "planted.json").read_text(encoding="utf-8"))
    graph = place / "graph.nq"
    if not graph.is_file():
        return {"claims": planted["claims"]}
    with graph.open("rb") as lines:
        quads = sum(1 for _ in lines)
    stores = [one for one in place.glob("graph.compiled/*/*") if one.is_dir()]
    kept = {
        one.name: sum(f.stat().st_size for f in one.rglob("*") if f.is_file()) for one in stores
    }
    return {
        **{key: planted[key] for key in ("claims", "documents", "terms", "contradictions")},
        "violations": len(planted["violations"]),
        "quads": quads,
        "bytes of the graph": graph.stat().st_size,
        "bytes kept beside it": dict(sorted(kept.items())),
    }


def _for_peers(place: Path) -> None:
    """Write the files of peers; in a process of its own, for it takes memory."""
    import pyoxigraph as ox  # noqa: PLC0415 - only here

    from etiograph.building import graph  # noqa: PLC0415

    seen: set[ox.Triple] = set()
    with (place / "both.nq").open("wb") as both, (place / "union.nt").open("wb") as union:
        with (place / "graph.nq").open("rb") as lines:
            shutil.copyfileobj(lines, both)
        for quad in ox.parse(path=str(place / "graph.nq"), format=ox.RdfFormat.N_QUADS):
            if quad.triple not in seen:
                seen.add(quad.triple)
                line = f"{quad.triple} .\n".encode()
                both.write(line)
                union.write(line)
    asserted = {quad.triple for quad in graph.asserted(place / "ontology")}
    with (place / "asserted.nt").open("w", encoding="utf-8") as file:
        file.writelines(sorted(f"{triple} .\n" for triple in asserted))
    store = ox.Store()
    store.bulk_load(path=str(place / "union.nt"), format=ox.RdfFormat.N_TRIPLES)
    found = "".join(f"{one['symptom'].value}\n" for one in store.query(MOST_SAID))
    (place / SYMPTOMS).write_text(found, encoding="utf-8")


if __name__ == "__main__":
    _for_peers(Path(sys.argv[1]))
