# violates: shape:Certainty-rank

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { etio:weak etio:rank ?o . }
WHERE { etio:weak etio:rank ?o . }
