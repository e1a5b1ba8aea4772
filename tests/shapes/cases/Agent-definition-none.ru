# violates: shape:Agent-definition

PREFIX agent: <https://w3id.org/etiograph/agent/>
PREFIX skos:  <http://www.w3.org/2004/02/skos/core#>

DELETE { agent:tester skos:definition ?o . }
WHERE { agent:tester skos:definition ?o . }
