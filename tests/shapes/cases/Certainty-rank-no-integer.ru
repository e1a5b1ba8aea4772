# violates: shape:Certainty-rank

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { etio:weak etio:rank ?o . }
INSERT { etio:weak etio:rank 2.0 . }
WHERE { etio:weak etio:rank ?o . }
