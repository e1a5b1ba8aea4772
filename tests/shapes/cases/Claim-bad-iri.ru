# violates: shape:Claim

PREFIX claim: <https://w3id.org/etiograph/claim/>

DELETE { claim:998-001 ?p ?o . ?s ?q claim:998-001 . }
INSERT { claim:elbow ?p ?o . ?s ?q claim:elbow . }
WHERE { claim:998-001 ?p ?o . ?s ?q claim:998-001 . }
