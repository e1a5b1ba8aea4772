# catches: claim:998-1001 claim:1998-002

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

# Claim 001, and the first of document 1998, are no stand-ins for 1000 and for its first.
INSERT DATA { claim:998-1001 a etio:Claim . claim:1998-002 a etio:Claim . }
