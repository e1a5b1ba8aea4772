# violates: shape:Claim

PREFIX claim: <https://w3id.org/etiograph/claim/>

DELETE { claim:998-001 ?p ?o . ?s ?q claim:998-001 . }
INSERT { <https://example.org/?https://w3id.org/etiograph/claim/998-001> ?p ?o . ?s ?q <https://example.org/?https://w3id.org/etiograph/claim/998-001> . }
WHERE { claim:998-001 ?p ?o . ?s ?q claim:998-001 . }
