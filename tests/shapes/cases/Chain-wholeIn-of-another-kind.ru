# violates: shape:Chain-wholeIn

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:wholeIn ?o . }
INSERT { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:wholeIn <https://example.org/other> .
    <https://example.org/other> a prov:Entity . }
WHERE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:wholeIn ?o . }
