# violates: shape:Span-sha256

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX span: <https://w3id.org/etiograph/span/>

DELETE { span:998-00000-00010 etio:sha256 ?o . }
INSERT { span:998-00000-00010 etio:sha256 "ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd" . }
WHERE { span:998-00000-00010 etio:sha256 ?o . }
