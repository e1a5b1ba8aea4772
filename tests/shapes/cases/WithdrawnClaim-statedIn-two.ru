# violates: shape:WithdrawnClaim-statedIn

PREFIX claim:  <https://w3id.org/etiograph/claim/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

INSERT DATA { claim:999-005 etio:statedIn source:998 . }
