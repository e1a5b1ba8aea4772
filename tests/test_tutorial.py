"""Guards the tutorial and the page of the Python interface: what they show is what comes out."""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import os
import re
import subprocess
import sys

import pytest

from conftest import ROOT

NOTEBOOK = ROOT / "docs" / "tutorial.ipynb"
PAGE = ROOT / "docs" / "python.md"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def normal(notebook: dict) -> str:
    """Return a notebook as text, without what depends on the machine or on the clock."""
    for number, cell in enumerate(notebook["cells"]):
        cell["id"], cell["metadata"] = f"cell-{number:02d}", {}
    return json.dumps({**notebook, "metadata": METADATA}, ensure_ascii=False, indent=1) + "\n"


def rerun(text: str, names: dict) -> str:
    """Return a page with each ``pycon`` block as a session gives it now."""

    def block(found: re.Match[str]) -> str:
        lines = []
        for example in doctest.DocTestParser().get_examples(found["session"]):
            first, *more = example.source.splitlines()
            lines += [f">>> {first}", *(f"... {line}" for line in more)]
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                try:
                    exec(compile(example.source, str(PAGE), "single"), names)  # noqa: S102
                except Exception as error:  # noqa: BLE001 - shown, as a session shows it
                    kind = f"{type(error).__module__}.{type(error).__name__}"
                    said.write(f"Traceback (most recent call last):\n  ...\n{kind}: {error}\n")
            lines += [line.rstrip() for line in said.getvalue().splitlines()]
        return "```pycon\n" + "".join(f"{line}\n" for line in lines) + "```"

    return re.sub(r"```pycon\n(?P<session>.*?)```", block, text, flags=re.DOTALL)


@pytest.fixture(scope="module")
def fresh(built, tmp_path_factory):
    """Run the tutorial on a graph that was just built, and return it."""
    path = tmp_path_factory.mktemp("run") / "tutorial.ipynb"
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / "notebook_runner.py", NOTEBOOK, path],
        env={**os.environ, "ETIOGRAPH_GRAPH": str(built)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_tutorial_shows_what_a_run_from_the_top_gives(fresh, golden):
    golden(normal(fresh), NOTEBOOK)


def test_the_tutorial_warns_of_nothing_and_names_no_place(fresh):
    outputs = [o for cell in fresh["cells"] for o in cell.get("outputs", [])]

    assert {o["output_type"] for o in outputs} <= {"display_data", "execute_result"}
    assert not re.search(r"/(home|root|work|tmp)/", json.dumps(fresh["cells"]))


def test_the_tutorial_answers_three_questions(fresh):
    titles = [c["source"] for c in fresh["cells"] if c["cell_type"] == "markdown"]
    questions = [line for text in titles for line in "".join(text).split("\n") if line[:3] == "## "]

    assert len(questions) == 3
    assert all(line.endswith("?") for line in questions)
    for cell in fresh["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"], cell["source"]


def test_the_page_shows_what_a_session_gives(built, golden, monkeypatch):
    monkeypatch.setenv("ETIOGRAPH_GRAPH", str(built))
    text = PAGE.read_text(encoding="utf-8")

    assert text.count("```pycon") >= 5
    golden(rerun(text, {}), PAGE)


def test_a_session_that_gives_something_else_is_noticed():
    page = "a\n```pycon\n>>> 1 + 1\n3\n>>> 1 / 0\n```\nb"

    assert rerun(page, {}) == (
        "a\n```pycon\n>>> 1 + 1\n2\n>>> 1 / 0\nTraceback (most recent call last):\n  ...\n"
        "builtins.ZeroDivisionError: division by zero\n```\nb"
    )
