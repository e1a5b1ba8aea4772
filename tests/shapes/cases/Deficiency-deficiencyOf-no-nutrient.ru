# violates: shape:Deficiency-deficiencyOf

PREFIX deficiency: <https://w3id.org/etiograph/deficiency/>
PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX symptom:    <https://w3id.org/etiograph/symptom/>

DELETE { deficiency:zestin-deficiency etio:deficiencyOf ?o . }
INSERT { deficiency:zestin-deficiency etio:deficiencyOf symptom:ache . }
WHERE { deficiency:zestin-deficiency etio:deficiencyOf ?o . }
