# spares: claim:999-010 claim:999-100 claim:999-1000 claim:999-1009

PREFIX etio: <https://w3id.org/etiograph/ontology#>

# All the numbers to 1099.
INSERT { ?claim a etio:Claim . }
WHERE {
  VALUES ?hundreds { 0 1 2 3 4 5 6 7 8 9 10 }
  VALUES ?tens { 0 1 2 3 4 5 6 7 8 9 }
  VALUES ?ones { 0 1 2 3 4 5 6 7 8 9 }
  BIND (?hundreds * 100 + ?tens * 10 + ?ones AS ?number)
  FILTER (?number > 5)
  BIND (CONCAT("00", STR(?number)) AS ?padded)
  BIND (IF(?number < 1000, SUBSTR(?padded, STRLEN(?padded) - 2), STR(?number)) AS ?digits)
  BIND (IRI(CONCAT("https://w3id.org/etiograph/claim/999-", ?digits)) AS ?claim)
}
