# violates: shape:LiteratureClaim-attribution

PREFIX agent:            <https://w3id.org/etiograph/agent/>
PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX prov:             <http://www.w3.org/ns/prov#>
PREFIX rdfs:             <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:             <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { literature-claim:zest2031-01 prov:wasAttributedTo agent:other . agent:other a etio:Agent ; rdfs:label "other"@en ; skos:definition "second agent"@en . }
