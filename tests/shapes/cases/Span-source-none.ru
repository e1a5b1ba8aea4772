# violates: shape:Claim-sameDocument shape:Span-source

PREFIX oa:   <http://www.w3.org/ns/oa#>
PREFIX span: <https://w3id.org/etiograph/span/>

DELETE { span:998-00000-00010 oa:hasSource ?o . }
WHERE { span:998-00000-00010 oa:hasSource ?o . }
