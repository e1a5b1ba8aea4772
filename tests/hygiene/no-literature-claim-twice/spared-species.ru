# spares: literature-claim:zest2031-02

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

# The same, but in animals.
INSERT { literature-claim:zest2031-04 ?p ?o ; etio:inSpecies "otters"@en . }
WHERE { literature-claim:zest2031-02 ?p ?o . }
