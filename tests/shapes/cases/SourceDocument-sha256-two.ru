# violates: shape:SourceDocument-sha256

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

INSERT DATA { source:998 etio:sha256 "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff" . }
