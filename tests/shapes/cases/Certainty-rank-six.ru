# violates: shape:Certainty-rank

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { etio:weak etio:rank ?o . }
INSERT { etio:weak etio:rank 6 . }
WHERE { etio:weak etio:rank ?o . }
