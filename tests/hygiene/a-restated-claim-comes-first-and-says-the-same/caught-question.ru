# catches: claim:999-002

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE DATA { claim:999-001 etio:voice etio:studyVoice . } ;
INSERT DATA { claim:999-001 etio:voice etio:questionVoice . }
