# violates: shape:Span

PREFIX span: <https://w3id.org/etiograph/span/>

DELETE { span:998-00000-00010 ?p ?o . ?s ?q span:998-00000-00010 . }
INSERT { <https://example.org/?https://w3id.org/etiograph/span/998-00000-00010> ?p ?o . ?s ?q <https://example.org/?https://w3id.org/etiograph/span/998-00000-00010> . }
WHERE { span:998-00000-00010 ?p ?o . ?s ?q span:998-00000-00010 . }
