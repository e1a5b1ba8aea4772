# violates: shape:Term-definition

PREFIX factor: <https://w3id.org/etiograph/factor/>
PREFIX skos:   <http://www.w3.org/2004/02/skos/core#>

DELETE { factor:juggling skos:definition ?o . }
INSERT { factor:juggling skos:definition " some words"@en . }
WHERE { factor:juggling skos:definition ?o . }
