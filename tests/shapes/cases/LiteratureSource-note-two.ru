# violates: shape:LiteratureSource-note

PREFIX literature: <https://w3id.org/etiograph/literature/>
PREFIX skos:       <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { literature:zest2031 skos:editorialNote "other"@en . }
