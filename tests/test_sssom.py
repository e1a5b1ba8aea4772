"""Guards the mappings: ``sssom validate`` accepts every table, and every row of it.

sssom-py stands apart from the other test tools, in an environment of its own: it brings 63
packages, 250 MB.
"""

from __future__ import annotations

import csv
import json
import subprocess

import pytest

import environments
from conftest import ONTOLOGY
from etiograph import locations
from etiograph.errors import InputError, InputSyntaxError
from etiograph.terms import mappings

TABLES = locations.files(ONTOLOGY, "mappings/*.sssom.tsv")
# One process for all tables, for it takes three seconds to start. The command says little and ends
# with 0 where it leaves a row out, so its warnings and the number of rows are handed on as well.
VALIDATE = """
import json, logging, sys
from sssom.cli import main
from sssom.parsers import parse_sssom_table, to_mapping_set_document

class Said(logging.Handler):
    def emit(self, record):
        said.append(record.getMessage())

logging.getLogger().addHandler(Said(level=logging.WARNING))
verdicts = {}
for path in sys.argv[1:]:
    said, rows = [], None
    try:
        main(["validate", path], standalone_mode=False)
        rows = len(to_mapping_set_document(parse_sssom_table(path)).mapping_set.mappings)
    except Exception as error:
        said.append(f"{type(error).__name__}: {error}")
    verdicts[path] = {"said": said, "rows": rows}
print(json.dumps(verdicts))
"""


@pytest.fixture(scope="module")
def python(request):
    return environments.python("sssom", request.config.cache.mkdir("environments"))


def verdicts(python, *paths):
    """Return what ``sssom validate`` says of each table, and how many of its rows it read."""
    command = [python, "-c", VALIDATE, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def rows(path) -> int:
    lines = [one for one in path.read_text(encoding="utf-8").splitlines() if one[0] != "#"]
    return len(list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)))


def test_every_table_is_accepted_whole_and_in_silence(python):
    expected = {str(path): {"said": [], "rows": rows(path)} for path in TABLES}

    assert len(TABLES) >= 10
    assert verdicts(python, *TABLES) == expected


PLANTED = {
    "undeclared prefix": ("CHEBI:30860", "NOPE:30860", "Missing prefix: NOPE"),
    "unknown justification": ("semapv:LexicalMatching", "semapv:Guess", "does not match"),
    "no predicate": ("skos:exactMatch", "", "not included in the mapping set"),
    "no object": ("CHEBI:30860", "", "not included in the mapping set"),
    "licence that is no address": (
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "free for all",
        "is not a valid URI",
    ),
    "unknown key": ("#mapping_set_description", "#mapping_set_words", "not a standard SSSOM"),
    "no prefixes": ("#  CHEBI: http://purl.obolibrary.org/obo/CHEBI_\n", "", "Missing prefix"),
}


@pytest.fixture(scope="module")
def planted(tmp_path_factory, python):
    """Return what is said of a table after each change."""
    folder = tmp_path_factory.mktemp("planted")
    text = (ONTOLOGY / "mappings" / "analytes.sssom.tsv").read_text(encoding="utf-8")
    paths = {}
    for name, (old, new, _) in PLANTED.items():
        assert old in text
        paths[name] = folder / f"{name.replace(' ', '-')}.sssom.tsv"
        paths[name].write_text(text.replace(old, new, 1), encoding="utf-8")
    found = verdicts(python, *paths.values())
    return {name: found[str(path)]["said"] for name, path in paths.items()}


@pytest.mark.parametrize("name", PLANTED)
def test_a_table_that_is_not_sssom_is_refused(name, planted):
    assert any(PLANTED[name][2] in line for line in planted[name])


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("skos:exactMatch", "skos:sameMatch", "predicate_id is skos:sameMatch"),
        ("\tsemapv:LexicalMatching", "\t", "mapping_justification is empty"),
        ("\tmapping_justification", "", "no column mapping_justification"),
    ],
)
def test_what_sssom_py_lets_pass_is_refused_by_our_own_reader(old, new, what, tmp_path):
    # Measured on sssom-py 0.4.21: no word of any of the three, and status 0.
    path = tmp_path / "bad.sssom.tsv"
    text = (ONTOLOGY / "mappings" / "analytes.sssom.tsv").read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(InputSyntaxError, match=what):
        mappings.read(path)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("semapv:LexicalMatching", "semapv:LexicalMatching\tx", "more cells than columns"),
        ("\tsemapv:LexicalMatching", " \ufffe\tsemapv:LexicalMatching", "control character"),
        ("\tsemapv:LexicalMatching", " e\u0301\tsemapv:LexicalMatching", "normal form C"),
        ("object_label", "predicate_modifier", "predicate_modifier is "),
    ],
)
def test_cells_that_an_export_could_not_carry_are_refused(old, new, what, tmp_path):
    path = tmp_path / "bad.sssom.tsv"
    text = (ONTOLOGY / "mappings" / "analytes.sssom.tsv").read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(InputError, match=what):
        mappings.read(path)
