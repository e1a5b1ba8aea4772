# catches: symptom:ache

PREFIX food:    <https://w3id.org/etiograph/food/>
PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { symptom:ache skos:related food:sea-plum . }
