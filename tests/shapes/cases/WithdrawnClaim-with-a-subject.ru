# violates: shape:WithdrawnClaim

PREFIX claim:   <https://w3id.org/etiograph/claim/>
PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { claim:999-005 etio:subject symptom:ache . }
