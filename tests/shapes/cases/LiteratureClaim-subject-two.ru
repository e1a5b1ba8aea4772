# violates: shape:LiteratureClaim-subject

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX factor:           <https://w3id.org/etiograph/factor/>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

INSERT DATA { literature-claim:zest2031-01 etio:subject factor:juggling . }
