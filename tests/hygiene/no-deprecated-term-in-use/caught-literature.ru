# catches: claim:999-001 literature-claim:zest2031-02 symptom:elbow-ache

PREFIX owl:     <http://www.w3.org/2002/07/owl#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { symptom:ache owl:deprecated true . }
