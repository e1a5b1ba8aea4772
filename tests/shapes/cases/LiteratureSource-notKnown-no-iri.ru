# violates: shape:LiteratureSource-notKnown

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:notKnown ?o . }
INSERT { literature:zest2031 etio:notKnown "D016449" . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 etio:notKnown ?o . } }
