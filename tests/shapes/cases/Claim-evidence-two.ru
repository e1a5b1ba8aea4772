# violates: shape:Claim-evidence

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX ECO:   <http://purl.obolibrary.org/obo/ECO_>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

INSERT DATA { claim:998-001 etio:evidence ECO:0000180 . }
