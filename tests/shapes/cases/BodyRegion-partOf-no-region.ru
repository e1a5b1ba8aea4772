# violates: shape:BodyRegion-partOf

PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX region:  <https://w3id.org/etiograph/region/>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

DELETE { region:elbow etio:partOf ?o . }
INSERT { region:elbow etio:partOf symptom:ache . }
WHERE { region:elbow etio:partOf ?o . }
