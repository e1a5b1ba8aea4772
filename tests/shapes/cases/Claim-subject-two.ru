# violates: shape:Claim-subject

PREFIX claim:  <https://w3id.org/etiograph/claim/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX factor: <https://w3id.org/etiograph/factor/>

INSERT DATA { claim:998-001 etio:subject factor:juggling . }
