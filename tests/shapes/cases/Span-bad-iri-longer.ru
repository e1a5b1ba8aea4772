# violates: shape:Span

PREFIX span: <https://w3id.org/etiograph/span/>

DELETE { span:998-00000-00010 ?p ?o . ?s ?q span:998-00000-00010 . }
INSERT { <https://w3id.org/etiograph/span/998-00000-000100> ?p ?o . ?s ?q <https://w3id.org/etiograph/span/998-00000-000100> . }
WHERE { span:998-00000-00010 ?p ?o . ?s ?q span:998-00000-00010 . }
