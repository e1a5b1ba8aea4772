# violates: shape:ReferenceData-description

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX graph:   <https://w3id.org/etiograph/graph/>

INSERT DATA { graph:reference-invented dcterms:description "other"@en . }
