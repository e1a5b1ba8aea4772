# catches: proposition:condition-brittle-elbow_causes_symptom-elbow-ache

PREFIX etio:          <https://w3id.org/etiograph/ontology#>
PREFIX evidence-line: <https://w3id.org/etiograph/evidence-line/>
PREFIX proposition:   <https://w3id.org/etiograph/proposition/>
PREFIX source:        <https://w3id.org/etiograph/source/>

INSERT DATA { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:hasEvidenceLine evidence-line:other . evidence-line:other etio:statedIn source:998 . }
