# violates: shape:DeficiencyAdvice-altLabel

PREFIX deficiency: <https://w3id.org/etiograph/deficiency/>
PREFIX skos:       <http://www.w3.org/2004/02/skos/core#>

DELETE { deficiency:zestin-deficiency skos:altLabel ?o . }
WHERE { deficiency:zestin-deficiency skos:altLabel ?o . }
