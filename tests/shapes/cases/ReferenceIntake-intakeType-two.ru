# violates: shape:ReferenceIntake-intakeType

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX intake: <https://w3id.org/etiograph/intake/>

INSERT DATA { intake:zestin_males_9-13-y_ai_2005 etio:intakeType etio:upperLevel . }
