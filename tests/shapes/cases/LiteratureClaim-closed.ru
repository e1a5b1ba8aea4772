# violates: shape:LiteratureClaim

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX source:           <https://w3id.org/etiograph/source/>

INSERT DATA { literature-claim:zest2031-01 etio:statedIn source:999 . }
