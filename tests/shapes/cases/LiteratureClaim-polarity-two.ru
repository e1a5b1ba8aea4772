# violates: shape:LiteratureClaim-polarity

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

INSERT DATA { literature-claim:zest2031-01 etio:polarity etio:denied . }
