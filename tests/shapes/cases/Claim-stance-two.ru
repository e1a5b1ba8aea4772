# violates: shape:Claim-stance

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

INSERT { claim:998-001 etio:denies ?other . }
WHERE { claim:999-001 etio:speaksTo ?other . }
