# catches: http://www.obofoundry.org/HP_0000001

PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { symptom:ache skos:exactMatch <http://www.obofoundry.org/HP_0000001> . }
