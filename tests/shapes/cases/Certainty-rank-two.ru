# violates: shape:Certainty-rank

PREFIX etio: <https://w3id.org/etiograph/ontology#>

INSERT DATA { etio:weak etio:rank 1 . }
