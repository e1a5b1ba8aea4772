# violates: shape:WithdrawnClaim

PREFIX claim: <https://w3id.org/etiograph/claim/>

DELETE { claim:999-005 ?p ?o . }
INSERT { <https://example.org/?https://w3id.org/etiograph/claim/999-005> ?p ?o . }
WHERE { claim:999-005 ?p ?o . }
