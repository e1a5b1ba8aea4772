# violates: shape:Claim-evidenceStance

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX rdfs:  <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:  <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { claim:998-002 etio:evidenceStance etio:otherStance . etio:otherStance a etio:EvidenceStance ; rdfs:label "other"@en ; skos:definition "invented"@en ; skos:inScheme etio:evidenceStanceScheme . }
