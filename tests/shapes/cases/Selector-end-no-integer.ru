# violates: shape:Selector-end

PREFIX oa:   <http://www.w3.org/ns/oa#>
PREFIX span: <https://w3id.org/etiograph/span/>

DELETE { span:998-00000-00010-selector oa:end ?o . }
INSERT { span:998-00000-00010-selector oa:end 1.0 . }
WHERE { span:998-00000-00010-selector oa:end ?o . }
