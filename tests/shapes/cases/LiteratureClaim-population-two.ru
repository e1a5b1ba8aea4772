# violates: shape:LiteratureClaim-population

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX population:       <https://w3id.org/etiograph/population/>

INSERT DATA { literature-claim:zest2031-01 etio:population population:other . }
