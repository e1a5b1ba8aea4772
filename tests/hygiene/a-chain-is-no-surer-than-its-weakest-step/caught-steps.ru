# catches: chain:deficiency-zestin-deficiency_condition-brittle-elbow

PREFIX chain: <https://w3id.org/etiograph/chain/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE DATA { chain:deficiency-zestin-deficiency_condition-brittle-elbow etio:stepCount 1 . } ;
INSERT DATA { chain:deficiency-zestin-deficiency_condition-brittle-elbow etio:stepCount 2 . }
