# violates: shape:LiteratureSourceIdentifier

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:doi ?d ; etio:pmid ?p ; etio:pmcid ?c . }
WHERE { literature:zest2031 etio:doi ?d ; etio:pmid ?p ; etio:pmcid ?c . }
