# catches: chain:deficiency-zestin-deficiency_condition-brittle-elbow

PREFIX chain:    <https://w3id.org/etiograph/chain/>
PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX nutrient: <https://w3id.org/etiograph/nutrient/>

INSERT DATA { chain:deficiency-zestin-deficiency_condition-brittle-elbow etio:startsAt nutrient:zestin . }
