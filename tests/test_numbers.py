"""Guards the numbers of documents, claims and places: of three digits (five), or of more."""

from __future__ import annotations

import re

import pytest
import rdflib
from rdflib.namespace import SH

from conftest import SHAPES
from etiograph import locations
from etiograph.checking import reference_engine
from etiograph.documents import cover, sheets
from etiograph.site import addresses
from etiograph.vocabulary import PREFIXES, expand

GOOD = {
    "Claim": ("claim:000-001", "claim:999-999", "claim:1000-001", "claim:000-1000"),
    "WithdrawnClaim": ("claim:000-001", "claim:12345-12345"),
    "SourceDocument": ("source:000", "source:999", "source:1000", "source:12345"),
    "Span": ("span:000-00000-00009", "span:1000-99999-100000", "span:000-100000-100001"),
}
BAD = {
    "Claim": ("claim:00-001", "claim:000-01", "claim:0100-001", "claim:000-0100", "claim:000-1x"),
    "WithdrawnClaim": ("claim:00-001", "claim:000-01", "claim:0100-001", "claim:000-0100"),
    "SourceDocument": ("source:00", "source:0100", "source:1000x"),
    "Span": ("span:000-0000-00009", "span:000-00000-0009", "span:000-000000-00009"),
}


def pattern(name: str) -> re.Pattern[str]:
    shape = rdflib.URIRef(PREFIXES["shape"] + name)
    (found,) = reference_engine.read(SHAPES).objects(shape, SH.pattern)
    return re.compile(str(found))


@pytest.mark.parametrize("name", GOOD)
def test_a_shape_takes_a_number_in_one_spelling_of_any_size(name):
    found = pattern(name)

    assert all(found.search(expand(one)) for one in GOOD[name])
    assert not any(found.search(expand(one)) for one in BAD[name])


@pytest.mark.parametrize("curie", sorted({one for some in GOOD.values() for one in some}))
def test_a_number_of_any_size_has_its_place_on_the_site(curie):
    kind, _, rest = curie.partition(":")
    match = re.fullmatch(addresses.PLACES[kind][0], rest)

    assert match
    assert match.group(1) == rest.partition("-")[0]


def test_a_claim_of_any_number_can_be_withdrawn():
    assert sheets.WITHDRAWAL.fullmatch(
        "withdraw claim:1000-1001; said twice; isReplacedBy=claim:1000-1000"
    )
    assert not sheets.WITHDRAWAL.fullmatch("withdraw claim:100-01; said twice")


def test_a_document_of_any_number_is_found(tmp_path):
    for name in ("100_a.txt", "1000_b.txt", "12_c.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")

    found = locations.files(tmp_path, cover.DOCUMENT)
    assert [locations.key(path) for path in found] == ["1000", "100"]
    assert locations.source_file(tmp_path, "100").name == "100_a.txt"
    assert locations.source_file(tmp_path, "1000").name == "1000_b.txt"
