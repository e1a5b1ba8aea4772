# violates: shape:LiteratureClaim-polarity

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

DELETE { literature-claim:zest2031-01 etio:polarity ?o . }
INSERT { literature-claim:zest2031-01 etio:polarity etio:strong . }
WHERE { literature-claim:zest2031-01 a ?type . OPTIONAL { literature-claim:zest2031-01 etio:polarity ?o . } }
