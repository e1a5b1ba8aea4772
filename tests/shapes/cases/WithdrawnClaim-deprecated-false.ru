# violates: shape:WithdrawnClaim-deprecated

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX owl:   <http://www.w3.org/2002/07/owl#>

DELETE { claim:999-005 owl:deprecated ?o . }
INSERT { claim:999-005 owl:deprecated false . }
WHERE { claim:999-005 owl:deprecated ?o . }
