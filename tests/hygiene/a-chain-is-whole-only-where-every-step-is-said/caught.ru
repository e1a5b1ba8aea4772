# catches: chain:deficiency-zestin-deficiency_condition-brittle-elbow

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

INSERT DATA { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:wholeIn source:998 . }
