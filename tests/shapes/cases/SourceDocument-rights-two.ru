# violates: shape:SourceDocument-rights

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source:  <https://w3id.org/etiograph/source/>

INSERT DATA { source:998 dcterms:rights "other"@en . }
