# catches: rdfs:lable

PREFIX rdfs:    <http://www.w3.org/2000/01/rdf-schema#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { symptom:ache rdfs:lable "ache"@en . }
