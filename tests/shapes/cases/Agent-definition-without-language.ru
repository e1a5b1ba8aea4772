# violates: shape:Agent-definition

PREFIX agent: <https://w3id.org/etiograph/agent/>
PREFIX skos:  <http://www.w3.org/2004/02/skos/core#>

DELETE { agent:tester skos:definition ?o . }
INSERT { agent:tester skos:definition "tester" . }
WHERE { agent:tester skos:definition ?o . }
