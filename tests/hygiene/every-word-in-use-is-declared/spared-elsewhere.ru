# spares: etio:Sneeze

PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX owl:     <http://www.w3.org/2002/07/owl#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA {
  etio:Sneeze a owl:Class .
  symptom:ache a etio:Sneeze .
}
