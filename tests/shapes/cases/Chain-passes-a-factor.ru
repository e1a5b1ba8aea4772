# violates: shape:Chain-passes

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX factor: <https://w3id.org/etiograph/factor/>

INSERT DATA { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:passes factor:juggling . }
