# spares: condition:brittle-elbow

PREFIX condition: <https://w3id.org/etiograph/condition/>
PREFIX etio:      <https://w3id.org/etiograph/ontology#>

INSERT DATA { condition:brittle-elbow a etio:Entity . }
