# violates: shape:ReferenceData-source

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX graph:   <https://w3id.org/etiograph/graph/>

DELETE { graph:reference-invented dcterms:source ?o . }
INSERT { graph:reference-invented dcterms:source "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"@en . }
WHERE { graph:reference-invented dcterms:source ?o . }
