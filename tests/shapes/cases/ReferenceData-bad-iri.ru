# violates: shape:ReferenceData

PREFIX graph: <https://w3id.org/etiograph/graph/>

DELETE { graph:reference-invented ?p ?o . }
INSERT { graph:invented ?p ?o . }
WHERE { graph:reference-invented ?p ?o . }
