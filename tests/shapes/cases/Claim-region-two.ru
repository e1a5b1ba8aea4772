# violates: shape:Claim-region

PREFIX claim:  <https://w3id.org/etiograph/claim/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX region: <https://w3id.org/etiograph/region/>

INSERT DATA { claim:999-001 etio:region region:limb . }
