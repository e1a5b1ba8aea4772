# catches: claim:998-001

PREFIX claim: <https://w3id.org/etiograph/claim/>

INSERT { claim:998-004 ?p ?o . }
WHERE { claim:998-001 ?p ?o . }
