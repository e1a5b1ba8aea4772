# spares: claim:999-004 claim:999-005

PREFIX claim:   <https://w3id.org/etiograph/claim/>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { claim:999-005 dcterms:isReplacedBy claim:999-004 . }
