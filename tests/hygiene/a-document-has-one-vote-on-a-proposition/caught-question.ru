# catches: proposition:condition-brittle-elbow_causes_symptom-elbow-ache

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE DATA { claim:998-001 etio:voice etio:articleVoice . } ;
INSERT DATA { claim:998-001 etio:voice etio:questionVoice . }
