# violates: shape:LiteratureClaim-object

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

DELETE { literature-claim:zest2031-01 etio:object ?o . }
WHERE { literature-claim:zest2031-01 etio:object ?o . }
