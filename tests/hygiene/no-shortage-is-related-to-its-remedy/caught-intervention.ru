# catches: symptom:ache

PREFIX etio:         <https://w3id.org/etiograph/ontology#>
PREFIX intervention: <https://w3id.org/etiograph/intervention/>
PREFIX skos:         <http://www.w3.org/2004/02/skos/core#>
PREFIX symptom:      <https://w3id.org/etiograph/symptom/>

INSERT DATA { intervention:strapping a etio:Intervention ; skos:related symptom:ache . }
