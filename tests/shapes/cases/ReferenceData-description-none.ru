# violates: shape:ReferenceData-description

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX graph:   <https://w3id.org/etiograph/graph/>

DELETE { graph:reference-invented dcterms:description ?o . }
WHERE { graph:reference-invented dcterms:description ?o . }
