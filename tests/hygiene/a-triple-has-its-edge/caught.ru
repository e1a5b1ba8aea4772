# catches: factor:juggling

PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX factor:  <https://w3id.org/etiograph/factor/>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { factor:juggling etio:causes symptom:ache . }
