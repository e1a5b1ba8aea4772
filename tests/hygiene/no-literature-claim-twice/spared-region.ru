# spares: literature-claim:zest2031-01

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

# The same, but wherever.
INSERT { literature-claim:zest2031-04 ?p ?o . }
WHERE { literature-claim:zest2031-01 ?p ?o . FILTER (?p != etio:region) }
