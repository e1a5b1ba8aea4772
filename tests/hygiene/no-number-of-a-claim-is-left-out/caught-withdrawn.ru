# catches: claim:999-005

PREFIX claim: <https://w3id.org/etiograph/claim/>

DELETE { claim:999-004 ?p ?o . }
WHERE { claim:999-004 ?p ?o . }
