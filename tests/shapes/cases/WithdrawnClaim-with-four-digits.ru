# violates: shape:WithdrawnClaim

PREFIX claim: <https://w3id.org/etiograph/claim/>

DELETE { claim:999-005 ?p ?o . }
INSERT { claim:999-0005 ?p ?o . }
WHERE { claim:999-005 ?p ?o . }
