# violates: shape:Chain-endsAt

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX nutrient: <https://w3id.org/etiograph/nutrient/>

DELETE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:endsAt ?o . }
INSERT { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:endsAt nutrient:zestin . }
WHERE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:endsAt ?o . }
