# violates: shape:SymptomAdvice-altLabel

PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

DELETE { symptom:ache skos:altLabel ?o . }
WHERE { symptom:ache skos:altLabel ?o . }
