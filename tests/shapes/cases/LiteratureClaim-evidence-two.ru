# violates: shape:LiteratureClaim-evidence

PREFIX ECO:              <http://purl.obolibrary.org/obo/ECO_>
PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

INSERT DATA { literature-claim:zest2031-01 etio:evidence ECO:0000034 . }
