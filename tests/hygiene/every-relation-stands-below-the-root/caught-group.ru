# catches: etio:odd

PREFIX etio: <https://w3id.org/etiograph/ontology#>

INSERT DATA { etio:odd a etio:RelationGroup . }
