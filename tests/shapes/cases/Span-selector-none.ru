# violates: shape:Span-selector

PREFIX oa:   <http://www.w3.org/ns/oa#>
PREFIX span: <https://w3id.org/etiograph/span/>

DELETE { span:998-00000-00010 oa:hasSelector ?o . }
WHERE { span:998-00000-00010 oa:hasSelector ?o . }
