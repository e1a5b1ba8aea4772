# violates: shape:WithdrawnClaim-time

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX prov:  <http://www.w3.org/ns/prov#>
PREFIX xsd:   <http://www.w3.org/2001/XMLSchema#>

DELETE { claim:999-005 prov:invalidatedAtTime ?o . }
INSERT { claim:999-005 prov:invalidatedAtTime "2026-01-02"^^xsd:date . }
WHERE { claim:999-005 prov:invalidatedAtTime ?o . }
