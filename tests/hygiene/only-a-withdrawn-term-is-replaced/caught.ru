# catches: factor:juggling

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX factor:  <https://w3id.org/etiograph/factor/>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { factor:juggling dcterms:isReplacedBy symptom:ache . }
