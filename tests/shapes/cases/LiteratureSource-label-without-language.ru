# violates: shape:LiteratureSource-label

PREFIX literature: <https://w3id.org/etiograph/literature/>
PREFIX rdfs:       <http://www.w3.org/2000/01/rdf-schema#>

DELETE { literature:zest2031 rdfs:label ?o . }
INSERT { literature:zest2031 rdfs:label "plain" . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 rdfs:label ?o . } }
