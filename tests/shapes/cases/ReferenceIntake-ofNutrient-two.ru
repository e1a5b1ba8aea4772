# violates: shape:ReferenceIntake-ofNutrient

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX intake:   <https://w3id.org/etiograph/intake/>
PREFIX nutrient: <https://w3id.org/etiograph/nutrient/>
PREFIX rdfs:     <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA {
  nutrient:ferrol a etio:Nutrient ;
    rdfs:label "ferrol"@en ;
    <http://www.w3.org/2004/02/skos/core#definition> "another invented substance"@en ;
    etio:unmappedBecause "invented"@en .
  intake:zestin_males_9-13-y_ai_2005 etio:ofNutrient nutrient:ferrol .
}
