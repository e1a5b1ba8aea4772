# violates: shape:StudyClaim

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX ECO:   <http://purl.obolibrary.org/obo/ECO_>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-001 etio:study ?o . }
WHERE { claim:999-001 etio:study ?o . } ;
DELETE { claim:999-001 etio:evidence ?o . }
INSERT { claim:999-001 etio:evidence ECO:0000034 . }
WHERE { claim:999-001 etio:evidence ?o . }
