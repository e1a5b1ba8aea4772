"""Guards the wording: no eight words of a source document in a row stand in any file."""

from __future__ import annotations

import subprocess

import pytest

from conftest import ONTOLOGY, ROOT, etiograph
from etiograph.documents import passages, verbatim
from etiograph.rdf import reading

KEPT = ROOT / "tests" / "verbatim"


def project_files():
    """Return every text file of the project: what git knows, and what it would take up."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    names = [name for name in listed.decode("utf-8").split("\0") if name]
    assert len(names) > 100
    return [ROOT / name for name in names if (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def forbidden():
    return verbatim.known(KEPT)


@pytest.fixture(scope="module")
def exempt():
    return verbatim.bibliography(ONTOLOGY)


def test_no_file_of_the_project_repeats_a_document(forbidden, exempt):
    found = {}
    for path in project_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if hits := verbatim.hits(text, forbidden, exempt):
            found[str(path.relative_to(ROOT))] = hits

    assert found == {}


def test_no_name_of_a_file_repeats_a_document(forbidden):
    names = "\n".join(str(path.relative_to(ROOT)) for path in project_files())

    assert verbatim.hits(names, forbidden) == []


def test_a_planted_sentence_is_found(sources, forbidden, exempt):
    for path in sorted(sources.glob("*.txt")):
        text = passages.document(sources, path.name[:3])
        words = text.split()[40:49]

        assert verbatim.hits('skos:definition "' + " ".join(words) + '"@en .', forbidden, exempt)
        assert verbatim.hits("# " + "\n# ".join(words), forbidden, exempt)
        assert verbatim.hits(" ".join(words).upper(), forbidden, exempt)
        assert not verbatim.hits(" ".join(words[:7]), forbidden, exempt)


def test_titles_and_addresses_pass_only_whole(forbidden, exempt):
    title = max((words for words in exempt if " " in words), key=len)

    assert verbatim.hits(f'dcterms:title "{title}"', forbidden, exempt) == []
    assert verbatim.hits(title, forbidden) != []
    assert verbatim.hits(title.upper(), forbidden, exempt) != []


def test_every_run_of_every_document_is_kept(sources):
    kept = {path.stem for path in KEPT.glob("*.txt")}

    assert kept == {path.name[:3] for path in sources.glob("*.txt")}
    for key in sorted(kept):
        expected = verbatim.fingerprints(passages.document(sources, key))

        assert reading.text(KEPT / f"{key}.txt") == expected, "run: etiograph guard --update"


def test_what_is_kept_is_not_text(forbidden):
    assert len(forbidden) > 5000
    assert {len(one) for one in forbidden} == {16}


def test_the_command_names_file_and_line(sources, tmp_path):
    words = passages.document(sources, "000").split()[40:49]
    bad = tmp_path / "bad.md"
    bad.write_text("fine\n" + " ".join(words) + "\n", encoding="utf-8")
    good = tmp_path / "good.md"
    good.write_text("fine\n", encoding="utf-8")
    found = etiograph("guard", bad, good)
    clean = etiograph("guard", good)

    assert found.returncode == 1
    assert found.stdout.startswith(f"{bad}:2: ")
    assert (clean.returncode, clean.stdout) == (0, "")
