# violates: shape:LiteratureClaim

PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

DELETE { literature-claim:zest2031-01 ?p ?o . ?s ?q literature-claim:zest2031-01 . }
INSERT { <https://example.org/?https://w3id.org/etiograph/literature-claim/zest2031-01> ?p ?o . ?s ?q <https://example.org/?https://w3id.org/etiograph/literature-claim/zest2031-01> . }
WHERE { literature-claim:zest2031-01 ?p ?o . ?s ?q literature-claim:zest2031-01 . }
