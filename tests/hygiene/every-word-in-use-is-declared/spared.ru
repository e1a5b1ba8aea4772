# spares: owl:deprecated

PREFIX owl:     <http://www.w3.org/2002/07/owl#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { symptom:ache owl:deprecated false . }
