# catches: edge:condition-brittle-elbow_causes_symptom-elbow-ache

PREFIX condition: <https://w3id.org/etiograph/condition/>
PREFIX etio:      <https://w3id.org/etiograph/ontology#>
PREFIX symptom:   <https://w3id.org/etiograph/symptom/>

DELETE DATA { condition:brittle-elbow etio:causes symptom:elbow-ache . }
