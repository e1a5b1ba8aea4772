# violates: shape:ChainStep-origin

PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow_step-1> prov:wasDerivedFrom ?o . }
WHERE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow_step-1> prov:wasDerivedFrom ?o . }
