# violates: shape:LiteratureClaim-evidenceStance

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX rdfs:             <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:             <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { literature-claim:zest2031-03 etio:evidenceStance etio:other . etio:other a etio:EvidenceStance ; rdfs:label "other"@en ; skos:definition "second one"@en ; skos:inScheme etio:evidenceStanceScheme . }
