# violates: shape:LiteratureSource-noClaimBecause

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2030 etio:noClaimBecause ?o . }
INSERT { literature:zest2030 etio:noClaimBecause "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"@en . }
WHERE { literature:zest2030 a ?type . OPTIONAL { literature:zest2030 etio:noClaimBecause ?o . } }
