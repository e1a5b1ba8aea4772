# violates: shape:LiteratureSource-studyType

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>
PREFIX MESH:       <http://id.nlm.nih.gov/mesh/>

DELETE { literature:zest2031 etio:studyType ?o . }
INSERT { literature:zest2031 etio:studyType MESH:Trial . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 etio:studyType ?o . } }
