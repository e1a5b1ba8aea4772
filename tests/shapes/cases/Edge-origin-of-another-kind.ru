# violates: shape:Edge-origin

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> prov:wasDerivedFrom ?o . }
INSERT { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> prov:wasDerivedFrom <https://example.org/other> .
    <https://example.org/other> a etio:Saying . }
WHERE { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> prov:wasDerivedFrom ?o . }
