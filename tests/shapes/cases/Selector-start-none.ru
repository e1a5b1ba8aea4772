# violates: shape:Selector-start

PREFIX oa:   <http://www.w3.org/ns/oa#>
PREFIX span: <https://w3id.org/etiograph/span/>

DELETE { span:998-00000-00010-selector oa:start ?o . }
WHERE { span:998-00000-00010-selector oa:start ?o . }
