# violates: shape:LiteratureClaim-inSpecies

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

DELETE { literature-claim:zest2031-03 etio:inSpecies ?o . }
INSERT { literature-claim:zest2031-03 etio:inSpecies "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"@en . }
WHERE { literature-claim:zest2031-03 a ?type . OPTIONAL { literature-claim:zest2031-03 etio:inSpecies ?o . } }
