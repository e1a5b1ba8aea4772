# violates:

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:998-001 etio:polarity ?o . }
INSERT { claim:998-001 etio:polarity etio:denied . }
WHERE { claim:998-001 etio:polarity ?o . }
