# violates: shape:LiteratureClaim

PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

DELETE { literature-claim:zest2031-01 ?p ?o . ?l ?q literature-claim:zest2031-01 . }
INSERT { literature-claim:zest2031-1 ?p ?o . ?l ?q literature-claim:zest2031-1 . }
WHERE { literature-claim:zest2031-01 ?p ?o . ?l ?q literature-claim:zest2031-01 . }
