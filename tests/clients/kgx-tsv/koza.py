# environment: kgx
"""Joins the files in DuckDB, and has their quality, types and prefixes checked by koza.

What is no edge, because Biolink would overstate it, is looked up in the sidecar.
"""

import contextlib
import csv
import importlib.metadata
import json
import sys
import tempfile
from pathlib import Path

import duckdb
import loguru
from koza.graph_operations.biolink_check import run_biolink_check
from koza.graph_operations.join import join_graphs
from koza.graph_operations.report import generate_qc_report
from koza.model import graph_operations as koza

RANKS = {f"etio:{one}" for one in ("speculative", "weak", "hedged", "asserted", "strong")}
PARTS = ("subject", "relation", "object", "polarity", "certainty")


def spec(path: Path, kind: koza.KGXFileType) -> koza.FileSpec:
    return koza.FileSpec(
        path=path, format=koza.KGXFormat.TSV, file_type=kind, source_name=path.stem
    )


def joined(folder: Path, edges: list[Path], work: Path, findings: list[str]) -> Path:
    """Return a database of some edges; a slot that is missing stops koza, so it joins again."""
    fields = {
        "required_node_fields": ["id", "category", "name"],
        "required_edge_fields": ["id", "subject", "predicate", "object", "knowledge_level"],
    }
    for required in (fields, {}):
        database = work / f"joined-{len(required)}.duckdb"
        try:
            done = join_graphs(
                koza.JoinConfig(
                    node_files=[spec(folder / "nodes.tsv", koza.KGXFileType.NODES)],
                    edge_files=[spec(path, koza.KGXFileType.EDGES) for path in edges],
                    database_path=database,
                    schema_reporting=False,
                    quiet=True,
                    show_progress=False,
                    **required,
                )
            )
        except ValueError as error:
            findings.append(str(error))
            continue
        for one in done.files_loaded:
            findings += [f"{one.file_spec.path.name}: {error}" for error in one.errors]
        return database
    raise SystemExit("koza cannot join the files")


def checked(database: Path, work: Path) -> list[str]:
    """Return what koza finds wrong in a database."""
    found = unlisted(database)
    report = generate_qc_report(koza.QCReportConfig(database_path=database, quiet=True)).qc_report
    for name in ("dangling_edges", "duplicate_nodes", "duplicate_edges"):
        found += [f"{name}: {one}" for one in getattr(report, name)]
    run_biolink_check(
        koza.BiolinkCheckConfig(
            database_path=database,
            output_dir=work / "checks",
            output_format=koza.TabularReportFormat.TSV,
            quiet=True,
        )
    )
    for path in sorted((work / "checks").glob("*_errors.tsv")):
        with path.open(encoding="utf-8") as lines:
            found += [f"{path.stem}: {one}" for one in csv.DictReader(lines, delimiter="\t")]
    return found


def unlisted(database: Path) -> list[str]:
    """Return edges that name a node which is not there: these are checked by nothing else."""
    with duckdb.connect(str(database), read_only=True) as there:
        rows = there.execute(
            "SELECT id FROM edges WHERE subject NOT IN (SELECT id FROM nodes)"
            " OR object NOT IN (SELECT id FROM nodes)"
        ).fetchall()
    return [f"no node for edge {one}" for (one,) in rows]


def claim(row: tuple) -> list[str]:
    name, subject, relation, object_, negated, qualifiers = row
    (certainty,) = RANKS & set(qualifiers)
    polarity = "etio:denied" if str(negated).lower() == "true" else "etio:affirmed"
    return [name, subject, relation, object_, polarity, certainty]


(folder,) = map(Path, sys.argv[1:])
findings: list[str] = []
loguru.logger.remove()
loguru.logger.add(findings.append, level="ERROR")  # a report that fails inside koza is logged only
edges = [*sorted(folder.glob("*_edges.tsv")), folder / "collapsed" / "edges.tsv"]
with tempfile.TemporaryDirectory() as work, contextlib.redirect_stdout(sys.stderr):
    database = joined(folder, edges, Path(work), findings)
    findings += checked(database, Path(work))
    with duckdb.connect(str(database), read_only=True) as there:
        rows = there.execute(
            "SELECT id, subject, original_predicate, object, negated, qualifiers FROM edges"
            " WHERE starts_with(id, 'claim:')"
        ).fetchall()
        labels = there.execute("SELECT id, name FROM nodes").fetchall()
claims = [claim(row) for row in rows]
listed = {one[0] for one in claims}
for line in (folder / "sidecar.jsonl").read_text(encoding="utf-8").splitlines():
    one = json.loads(line)
    says = one["says"]
    if "etio:Claim" in says.get("rdf:type", ()) and one["id"] not in listed:
        claims.append([one["id"], *(says[f"etio:{part}"][0] for part in PARTS)])
print(
    json.dumps(
        {
            "client": f"koza {importlib.metadata.version('koza')}",
            "claims": claims,
            "findings": findings,
            "nodes": [list(one) for one in labels],
        }
    )
)
