# violates: shape:LiteratureSource-unmappedBecause

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:unmappedBecause ?o . }
INSERT { literature:zest2031 etio:unmappedBecause "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"@en . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 etio:unmappedBecause ?o . } }
