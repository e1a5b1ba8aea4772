# violates: shape:LiteratureClaim-time

PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX prov:             <http://www.w3.org/ns/prov#>
PREFIX xsd:              <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { literature-claim:zest2031-01 prov:generatedAtTime "2027-01-01T00:00:00Z"^^xsd:dateTime . }
