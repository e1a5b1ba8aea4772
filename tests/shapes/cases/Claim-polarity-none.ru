# violates: shape:Claim-polarity

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:998-001 etio:polarity ?o . }
WHERE { claim:998-001 etio:polarity ?o . }
