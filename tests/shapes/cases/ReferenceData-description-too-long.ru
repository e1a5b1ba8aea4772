# violates: shape:ReferenceData-description

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX graph:   <https://w3id.org/etiograph/graph/>

DELETE { graph:reference-invented dcterms:description ?o . }
INSERT { graph:reference-invented dcterms:description "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"@en . }
WHERE { graph:reference-invented dcterms:description ?o . }
