# violates: shape:Relation-subjectClass

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { etio:worsens etio:hasSubjectClass ?o . }
INSERT { etio:worsens etio:hasSubjectClass etio:strong . }
WHERE { etio:worsens etio:hasSubjectClass ?o . }
