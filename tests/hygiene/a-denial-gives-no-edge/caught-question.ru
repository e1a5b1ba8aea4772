# catches: edge:condition-brittle-elbow_causes_symptom-elbow-ache edge:condition-brittle-elbow_leadsTo_symptom-elbow-ache edge:condition-brittle-elbow_linkedTo_symptom-elbow-ache edge:condition-brittle-elbow_relatesTo_symptom-elbow-ache

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE DATA { claim:998-001 etio:voice etio:articleVoice . } ;
INSERT DATA { claim:998-001 etio:voice etio:questionVoice . }
