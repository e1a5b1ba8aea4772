# violates: shape:WithdrawnClaim-time

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX prov:  <http://www.w3.org/ns/prov#>

DELETE { claim:999-005 prov:invalidatedAtTime ?o . }
WHERE { claim:999-005 prov:invalidatedAtTime ?o . }
