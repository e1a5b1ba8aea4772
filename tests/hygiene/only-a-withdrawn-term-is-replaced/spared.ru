# spares: factor:juggling

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX factor:  <https://w3id.org/etiograph/factor/>
PREFIX owl:     <http://www.w3.org/2002/07/owl#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { factor:juggling dcterms:isReplacedBy symptom:ache ; owl:deprecated true . }
