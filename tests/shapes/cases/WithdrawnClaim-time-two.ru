# violates: shape:WithdrawnClaim-time

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX prov:  <http://www.w3.org/ns/prov#>
PREFIX xsd:   <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { claim:999-005 prov:invalidatedAtTime "2027-01-01T00:00:00Z"^^xsd:dateTime . }
