# violates: shape:LiteratureSource-studyType

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:studyType ?o . }
INSERT { literature:zest2031 etio:studyType <https://example.org/?http://id.nlm.nih.gov/mesh/D016449> . }
WHERE { literature:zest2031 etio:studyType ?o . }
