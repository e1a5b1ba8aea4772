# violates: shape:SourceDocument-notKnown

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

INSERT DATA { source:998 etio:notKnown [] . }
