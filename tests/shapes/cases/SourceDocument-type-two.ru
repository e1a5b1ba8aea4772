# violates: shape:SourceDocument-type

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source:  <https://w3id.org/etiograph/source/>

INSERT DATA { source:998 dcterms:type <https://example.org/other> . }
