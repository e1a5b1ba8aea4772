# catches: claim:998-003

PREFIX claim: <https://w3id.org/etiograph/claim/>

DELETE { claim:998-002 ?p ?o . }
WHERE { claim:998-002 ?p ?o . }
