# violates: shape:ReferenceData-rights

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX graph:   <https://w3id.org/etiograph/graph/>

DELETE { graph:reference-invented dcterms:rights ?o . }
WHERE { graph:reference-invented dcterms:rights ?o . }
