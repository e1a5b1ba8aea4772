# violates: shape:SourceDocument-address

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source:  <https://w3id.org/etiograph/source/>

INSERT DATA { source:998 dcterms:source <https://example.org/other> . }
