# catches: nutrient:zestin

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX nutrient: <https://w3id.org/etiograph/nutrient/>
PREFIX symptom:  <https://w3id.org/etiograph/symptom/>

INSERT DATA { nutrient:zestin etio:linkedTo symptom:ache . }
