# violates: shape:Span

PREFIX span: <https://w3id.org/etiograph/span/>

DELETE { span:998-00000-00010 ?p ?o . ?s ?q span:998-00000-00010 . }
INSERT { span:elbow ?p ?o . ?s ?q span:elbow . }
WHERE { span:998-00000-00010 ?p ?o . ?s ?q span:998-00000-00010 . }
