"""Lets children of a server end for want of memory, and reads what is logged of it."""

from __future__ import annotations

import json
import os

import pytest

import served
from etiograph.serving import access_log, last_words
from served import until

LIMIT = 128
"""MiB of a request."""
OFTEN = "".join(
    f" BIND(CONCAT({','.join([f'?{one}'] * 8)}) AS ?{another})"
    for one, another in zip("cdefg", "defgh", strict=True)
)
GROWING = (
    "SELECT (STRLEN(?h) AS ?n) { VALUES ?a { 'secretly growing' }"
    f" BIND(REPLACE(?a, '.', CONCAT({','.join(['?a'] * 99)})) AS ?c){OFTEN} }}"
)
"""A text of 800 MiB, of one of 25 KiB that is doubled three times, five times over."""


@pytest.fixture(scope="module")
def log(built, tmp_path_factory):
    """The lines of a server that was asked little, and then for too much."""
    with served.serving(built, tmp_path_factory.mktemp("log"), "--memory", str(LIMIT)) as server:
        assert server.query("ASK {}").status == 200
        answer = server.query(GROWING)
        until(lambda: len(server.lines()) == 2)
        return answer, server.log.read_text().splitlines()[1:]


def test_one_alone_is_held_at_its_limit(log):
    answer, lines = log
    little, much = (json.loads(line)["peak"] for line in lines)

    assert (answer.status, "more memory than one may" in answer.text) == (413, True)
    assert little + (LIMIT << 18) < much <= little + (LIMIT << 20)


def test_the_log_is_of_lines_of_json_and_says_why(log):
    _, lines = log

    assert len(lines) == 2
    assert json.loads(lines[1])["said"].startswith("memory allocation of")
    assert "said" not in json.loads(lines[0])
    assert "secret" not in "".join(lines)


def test_only_the_beginning_is_kept():
    handle = last_words.opened()
    os.write(handle, b"\xff" + b"x" * 5000)

    assert last_words.taken(handle) == "\N{REPLACEMENT CHARACTER}" + "x" * (last_words.LONGEST - 1)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle)


def test_words_of_others_are_kept_where_they_are_asked_for():
    words = "panicked at x.rs:1:\nno boundary in `neck pain`"

    assert access_log.said(words, whole=False) == {"said": "panicked at x.rs:1:"}
    assert access_log.said(words, whole=True) == {"said": words}
    assert access_log.said("", whole=True) == {}
