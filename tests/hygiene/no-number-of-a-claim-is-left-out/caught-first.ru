# catches: claim:998-002

PREFIX claim: <https://w3id.org/etiograph/claim/>

DELETE { claim:998-001 ?p ?o . }
WHERE { claim:998-001 ?p ?o . }
