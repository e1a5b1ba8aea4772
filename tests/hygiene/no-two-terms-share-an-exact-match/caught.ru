# catches: symptom:ache

PREFIX HP:      <http://purl.obolibrary.org/obo/HP_>
PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { symptom:ache skos:exactMatch HP:1 . symptom:elbow-ache skos:exactMatch HP:1 . }
