# violates: shape:Claim

PREFIX claim: <https://w3id.org/etiograph/claim/>

DELETE { claim:998-001 ?p ?o . ?s ?q claim:998-001 . }
INSERT { <https://w3id.org/etiograph/claim/998-0010> ?p ?o . ?s ?q <https://w3id.org/etiograph/claim/998-0010> . }
WHERE { claim:998-001 ?p ?o . ?s ?q claim:998-001 . }
