# violates:

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:pmid ?pmid ; etio:pmcid ?pmcid . }
WHERE { literature:zest2031 etio:pmid ?pmid ; etio:pmcid ?pmcid . }
