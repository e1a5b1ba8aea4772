# violates: shape:SourceDocument-publisher

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov:    <http://www.w3.org/ns/prov#>
PREFIX source:  <https://w3id.org/etiograph/source/>

DELETE { source:998 dcterms:publisher ?o . }
INSERT { source:998 dcterms:publisher <https://example.org/other> .
    <https://example.org/other> a prov:Organization . }
WHERE { source:998 dcterms:publisher ?o . }
