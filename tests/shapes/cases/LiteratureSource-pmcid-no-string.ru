# violates: shape:LiteratureSource-pmcid

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:pmcid ?o . }
INSERT { literature:zest2031 etio:pmcid "PMC7"@en . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 etio:pmcid ?o . } }
