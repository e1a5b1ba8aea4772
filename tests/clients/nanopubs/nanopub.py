# environment: clients
"""Has the package ``nanopub`` check every name, and some with one word of the claim changed."""

import json
import sys
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import rdflib
from nanopub import Nanopub
from nanopub.namespaces import NP
from nanopub.utils import MalformedNanopubError
from rdflib.namespace import RDF
from rdflib.plugins.sparql import processor

ETIO = rdflib.Namespace("https://w3id.org/etiograph/ontology#")
PARTS = [ETIO[one] for one in ("subject", "relation", "object", "polarity", "certainty")]
OTHER = {ETIO.affirmed: ETIO.denied, ETIO.denied: ETIO.affirmed}
EACH = 50
"""Of so many one is changed; ``nanopub_sign.py``, which is faster, changes all."""

# The package parses the same query for each nanopublication, which takes two thirds of the time.
parse, translate = processor.parseQuery, processor.translateQuery
known = {}


def translated(query, base, prefixes):
    if query not in known:
        known[query] = translate(parse(query), base, prefixes)
    return known[query]


processor.parseQuery, processor.translateQuery = str, translated


def valid(publication):
    """Tell whether a nanopublication says what it is named by."""
    try:
        return publication.has_valid_trusty
    except MalformedNanopubError:
        return False


(folder,) = map(Path, sys.argv[1:])
claims, names, kept = [], 0, 0
for path in sorted(folder.glob("*.trig")):
    graphs = defaultdict(list)
    whole = rdflib.ConjunctiveGraph()
    whole.parse(path, format="trig")
    for quad in whole.quads():
        graphs[quad[3].identifier].append(quad)
    for this in sorted(whole.subjects(RDF.type, NP.Nanopublication)):
        one = rdflib.ConjunctiveGraph()
        for part in ("Head", "assertion", "provenance", "pubinfo"):
            one.addN(graphs[rdflib.URIRef(f"{this}#{part}")])
        publication = Nanopub(rdf=one)
        names += valid(publication)
        claim = publication.introduces_concept
        said = [publication.assertion.value(claim, part) for part in PARTS]
        claims.append([claim, *said])
        if len(claims) % EACH == 1:
            assert publication.is_valid  # has the parts of a nanopublication, and no others
            publication.assertion.set((claim, ETIO.polarity, OTHER[said[3]]))
            kept += valid(publication)
print(
    json.dumps(
        {
            "client": f"nanopub {version('nanopub')}",
            "claims": claims,
            "valid names": names,
            "valid names of changed claims": kept,
        }
    )
)
