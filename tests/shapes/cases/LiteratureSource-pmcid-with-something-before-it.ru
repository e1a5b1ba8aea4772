# violates: shape:LiteratureSource-pmcid

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:pmcid ?o . }
INSERT { literature:zest2031 etio:pmcid "PMCID PMC1" . }
WHERE { literature:zest2031 etio:pmcid ?o . }
