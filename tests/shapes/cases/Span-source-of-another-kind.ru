# violates: shape:Claim-sameDocument shape:Span-source

PREFIX oa:           <http://www.w3.org/ns/oa#>
PREFIX organization: <https://w3id.org/etiograph/organization/>
PREFIX span:         <https://w3id.org/etiograph/span/>

DELETE { span:998-00000-00010 oa:hasSource ?o . }
INSERT { span:998-00000-00010 oa:hasSource organization:press . }
WHERE { span:998-00000-00010 oa:hasSource ?o . }
