# violates: shape:LiteratureClaim

PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

DELETE { literature-claim:zest2031-01 ?p ?o . ?s ?q literature-claim:zest2031-01 . }
INSERT { <https://w3id.org/etiograph/literature-claim/zest2031-010> ?p ?o . ?s ?q <https://w3id.org/etiograph/literature-claim/zest2031-010> . }
WHERE { literature-claim:zest2031-01 ?p ?o . ?s ?q literature-claim:zest2031-01 . }
