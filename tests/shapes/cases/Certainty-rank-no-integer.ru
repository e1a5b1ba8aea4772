# violates: shape:Certainty-rank

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { etio:weak etio:rank ?o . }
INSERT { etio:weak etio:rank 1.0 . }
WHERE { etio:weak etio:rank ?o . }
