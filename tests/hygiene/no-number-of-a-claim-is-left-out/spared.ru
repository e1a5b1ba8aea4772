# spares: claim:999-010 claim:999-100

PREFIX etio: <https://w3id.org/etiograph/ontology#>

# All the numbers to 109.
INSERT { ?claim a etio:Claim . }
WHERE {
  VALUES ?tens { 0 1 2 3 4 5 6 7 8 9 10 }
  VALUES ?ones { 0 1 2 3 4 5 6 7 8 9 }
  BIND (?tens * 10 + ?ones AS ?number)
  FILTER (?number > 5)
  BIND (CONCAT("00", STR(?number)) AS ?digits)
  BIND (IRI(CONCAT("https://w3id.org/etiograph/claim/999-", SUBSTR(?digits, STRLEN(?digits) - 2))) AS ?claim)
}
