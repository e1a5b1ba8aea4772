# violates: shape:MeasuredAmount-ofNutrient

PREFIX amount:   <https://w3id.org/etiograph/amount/>
PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX nutrient: <https://w3id.org/etiograph/nutrient/>
PREFIX rdfs:     <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA {
  nutrient:ferrol a etio:Nutrient ;
    rdfs:label "ferrol"@en ;
    <http://www.w3.org/2004/02/skos/core#definition> "another invented substance"@en ;
    etio:unmappedBecause "invented"@en .
  amount:1_zestin_first etio:ofNutrient nutrient:ferrol .
}
