# violates: shape:SourceDocument

PREFIX dcterms:      <http://purl.org/dc/terms/>
PREFIX etio:         <https://w3id.org/etiograph/ontology#>
PREFIX organization: <https://w3id.org/etiograph/organization/>

INSERT DATA { <https://w3id.org/etiograph/source/0997> a etio:SourceDocument ; dcterms:publisher organization:press ; dcterms:type <https://example.org/article> ; dcterms:rights "x"@en ; dcterms:source <https://example.org/x> ; dcterms:title "X"@en ; etio:codePoints 1 ; etio:notKnown dcterms:creator, dcterms:issued, dcterms:license ; etio:sha256 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" . }
