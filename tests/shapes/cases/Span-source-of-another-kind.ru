# violates: shape:Claim-sameDocument shape:Span-source

PREFIX oa:   <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX span: <https://w3id.org/etiograph/span/>

DELETE { span:998-00000-00010 oa:hasSource ?o . }
INSERT { span:998-00000-00010 oa:hasSource <https://example.org/other> .
    <https://example.org/other> a prov:Entity . }
WHERE { span:998-00000-00010 oa:hasSource ?o . }
