# violates: shape:LiteratureSource-note

PREFIX literature: <https://w3id.org/etiograph/literature/>
PREFIX skos:       <http://www.w3.org/2004/02/skos/core#>

DELETE { literature:zest2031 skos:editorialNote ?o . }
INSERT { literature:zest2031 skos:editorialNote "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"@en . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 skos:editorialNote ?o . } }
