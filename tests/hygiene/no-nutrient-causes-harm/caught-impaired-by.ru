# catches: symptom:ache

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX nutrient: <https://w3id.org/etiograph/nutrient/>
PREFIX symptom:  <https://w3id.org/etiograph/symptom/>

INSERT DATA { symptom:ache etio:impairedBy nutrient:zestin . }
