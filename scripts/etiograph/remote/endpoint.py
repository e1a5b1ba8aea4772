"""Asks a SPARQL store of others through the network, as if it were an opened graph.

By SPARQL 1.1 Protocol: https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox

from etiograph.errors import InputSyntaxError, QueryError
from etiograph.rdf.nodes import Node
from etiograph.remote import posting, sparql_text
from etiograph.remote.posting import Address

Answered = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
ASK = "ASK"
TABLE, TRIPLES = "application/sparql-results+json", "application/n-triples"
SERVER = "name the place that answers queries; it often ends in /query or /sparql"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A store that is asked by SPARQL 1.1 Protocol; it has what reading needs of ``ox.Store``.

    Nothing is kept from one question to the next, for a store of others may change.

    Attributes:
        address: where it is, and how to be let in.
        seconds: longest wait for one answer.
        most: bytes of the largest answer that is read.
    """

    address: Address
    seconds: float = posting.SECONDS
    most: int = posting.MOST

    def __str__(self) -> str:
        return str(self.address)

    def query(
        self,
        text: str,
        *,
        substitutions: Mapping[ox.Variable, ox.NamedNode | ox.Literal] | None = None,
        prefixes: Mapping[str, str] | None = None,
    ) -> Answered:
        """Return the answer of a query, as ``ox.Store.query`` does.

        The text is parsed here first, so that its mistakes are told as for a graph on disk.

        Raises:
            SyntaxError, RuntimeError: as ``ox.Store.query`` does for the text.
            InputError, QueryError, QueryTimeoutError: as ``posting.post`` does.
            InputSyntaxError: if what comes back is no answer of SPARQL.
        """
        values = dict(substitutions or {})
        # Parsed on no data. Nothing is reached thereby: ``query.ask`` refuses SERVICE, and here
        # it is refused by the exact tokens.
        if sparql_text.reaches_out(text):
            raise QueryError("query", "SERVICE reaches other hosts", "ask this endpoint only")
        parsed: dict[ox.Variable, Node] = dict(values.items())
        ox.Store().query(text, substitutions=parsed, prefixes=dict(prefixes or {}))
        written = sparql_text.bound(text, {one.value: term for one, term in values.items()})
        return self._asked(sparql_text.declared(written, prefixes or {}))

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | ox.BlankNode | ox.Triple | None,
        predicate: ox.NamedNode | None,
        object: Node | None,  # noqa: A002 - as ox.Store calls it
        graph_name: ox.DefaultGraph | None = None,  # noqa: ARG002 - only the default graph is asked
    ) -> Iterator[ox.Quad]:
        """Yield the triples of the default graph that fit, as ``ox.Store.quads_for_pattern`` does.

        Raises:
            InputError, QueryError, QueryTimeoutError, InputSyntaxError: as ``query`` does.
        """
        given = {"s": subject, "p": predicate, "o": object}
        places = " ".join(str(one) if one is not None else f"?{n}" for n, one in given.items())
        found = self._asked(f"SELECT * WHERE {{ {places} }}")
        for row in found if isinstance(found, ox.QuerySolutions) else ():
            s, p, o = (row[n] if one is None else one for n, one in given.items())
            yield ox.Quad(s, p, o)  # type: ignore[arg-type]  # a triple, or the store is none

    def _asked(self, text: str) -> Answered:
        form = sparql_text.form(text)
        tabled = form in ("SELECT", ASK)
        kind = TABLE if tabled else TRIPLES
        body = posting.post(self.address, {"query": text}, kind, self.seconds, self.most)
        try:
            return _table(body, form == ASK) if tabled else _triples(body)
        except (SyntaxError, ValueError) as error:
            raise InputSyntaxError(
                self, "what it answered is not SPARQL results", SERVER
            ) from error


def opened(url: str, seconds: float = posting.SECONDS) -> ox.Store:
    """Return the endpoint at a URL as a store to be read; nothing is asked of it yet.

    It is an ``Endpoint``: of ``ox.Store`` it has ``query`` and ``quads_for_pattern``, which is all
    that reads an opened graph.

    Raises:
        UsageError: as ``posting.address`` does.
    """
    return cast("ox.Store", Endpoint(posting.address(url), seconds))


def _table(body: bytes, asks: bool) -> ox.QuerySolutions | ox.QueryBoolean:  # noqa: FBT001
    found = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
    if isinstance(found, ox.QueryBoolean) != asks:
        raise ValueError("rows for ASK, or none for SELECT")
    if isinstance(found, ox.QueryBoolean):
        return found
    try:
        for _ in found:  # to the end: a torn answer is refused whole, not after some rows
            pass
    finally:
        # Rows of the engine must go in the thread that they came in, so no traceback may keep them.
        del found
    return ox.parse_query_results(body, ox.QueryResultsFormat.JSON)


def _triples(body: bytes) -> ox.QueryTriples:
    store = ox.Store()
    store.extend(ox.parse(body, ox.RdfFormat.N_TRIPLES))
    # The engine makes this kind of answer from a store only.
    return cast("ox.QueryTriples", store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))
