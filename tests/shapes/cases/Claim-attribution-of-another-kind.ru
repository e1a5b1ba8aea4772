# violates: shape:Claim-attribution

PREFIX claim:   <https://w3id.org/etiograph/claim/>
PREFIX prov:    <http://www.w3.org/ns/prov#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

DELETE { claim:999-001 prov:wasAttributedTo ?o . }
INSERT { claim:999-001 prov:wasAttributedTo symptom:ache . }
WHERE { claim:999-001 prov:wasAttributedTo ?o . }
