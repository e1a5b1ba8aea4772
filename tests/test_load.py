"""Runs the load benchmark for few seconds: nobody is failed, and nothing is left."""

from __future__ import annotations

import json

import load
import load_page
import pytest

from conftest import ROOT

SECONDS, KILLS = 2, 2
"""Too few to say how fast it is: ``python benchmarks/load.py`` says that."""
BUSY = ("503", "504")


@pytest.fixture(scope="module")
def found(built):
    return load.measured(built, SECONDS, KILLS, ["--seconds", "3"])


def test_honest_clients_are_answered(found):
    served = found["calm"]
    assert served["requests"] > 8
    assert served["errors"] < served["requests"] / 4  # of a machine that is busy with other tests
    assert not [one for one in served["what"] if not one.startswith(BUSY)]


def test_honest_clients_are_answered_beside_attackers(found):
    assert found["attackers"]["requests"] >= 8
    assert found["attackers"]["errors"] == found["attackers"]["requests"]
    served = found["attacked"]
    assert served["requests"] >= 8
    assert served["errors"] < served["requests"] / 2  # how many hangs on the machine
    assert not [one for one in served["what"] if not one.startswith(BUSY)]


def test_an_engine_that_is_killed_is_there_again(found):
    assert len(found["recovery"]) == KILLS
    assert found["killed"]["requests"] > 8
    assert not [one for one in found["killed"]["what"] if not one.startswith(BUSY)]


def test_nothing_is_left(found):
    seen = found["seen"]
    for name in load_page.LEFT:
        for when in ("after load", "after kills"):
            assert seen[when][name] <= seen["before"][name], name


def test_the_page_says_what_was_not_met(found):
    bad = json.loads(json.dumps(found))
    bad["calm"]["errors"] = 7
    assert "| errors of honest clients: 0 | 7 | **no** |" in load_page.page(bad)


def test_the_page_is_of_what_was_measured():
    kept = ROOT / "docs" / "performance" / "serving.json"
    if not kept.is_file():
        pytest.skip("run: python benchmarks/load.py")
    page = (ROOT / "docs" / "performance-serving.md").read_text(encoding="utf-8")
    assert page == load_page.page(json.loads(kept.read_text(encoding="utf-8")))
