# spares: span:999-00000-00010 source:999

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

INSERT DATA { source:999 a etio:SourceDocument . }
