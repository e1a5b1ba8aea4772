# violates: shape:QuestionClaim

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-003 etio:certainty ?o . }
INSERT { claim:999-003 etio:certainty etio:asserted . }
WHERE { claim:999-003 etio:certainty ?o . }
