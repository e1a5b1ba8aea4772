# violates: shape:Agent-label

PREFIX agent: <https://w3id.org/etiograph/agent/>
PREFIX rdfs:  <http://www.w3.org/2000/01/rdf-schema#>

DELETE { agent:tester rdfs:label ?o . }
INSERT { agent:tester rdfs:label "tester" . }
WHERE { agent:tester rdfs:label ?o . }
