# violates: shape:LiteratureClaim-inSpecies

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

INSERT DATA { literature-claim:zest2031-03 etio:inSpecies "seals"@en . }
