# violates: shape:ReferenceData

PREFIX graph: <https://w3id.org/etiograph/graph/>

DELETE { graph:reference-invented ?p ?o . }
INSERT { <https://example.org/?https://w3id.org/etiograph/graph/reference-invented> ?p ?o . }
WHERE { graph:reference-invented ?p ?o . }
