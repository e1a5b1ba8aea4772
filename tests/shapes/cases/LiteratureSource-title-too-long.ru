# violates: shape:LiteratureSource-title

PREFIX dcterms:    <http://purl.org/dc/terms/>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 dcterms:title ?o . }
INSERT { literature:zest2031 dcterms:title "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"@en . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 dcterms:title ?o . } }
