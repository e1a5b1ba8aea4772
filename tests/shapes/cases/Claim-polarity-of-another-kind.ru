# violates: shape:Claim-polarity

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-001 etio:polarity ?o . }
INSERT { claim:999-001 etio:polarity etio:strong . }
WHERE { claim:999-001 etio:polarity ?o . }
