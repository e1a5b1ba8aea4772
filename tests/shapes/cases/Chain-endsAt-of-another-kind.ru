# violates: shape:Chain-endsAt

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX factor: <https://w3id.org/etiograph/factor/>

DELETE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:endsAt ?o . }
INSERT { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:endsAt factor:juggling . }
WHERE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:endsAt ?o . }
