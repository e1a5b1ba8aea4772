# catches: claim:999-004 claim:999-005

PREFIX claim:   <https://w3id.org/etiograph/claim/>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE DATA { claim:999-004 dcterms:isReplacedBy claim:999-001 . } ;
INSERT DATA {
  claim:999-004 dcterms:isReplacedBy claim:999-005 .
  claim:999-005 dcterms:isReplacedBy claim:999-004 .
}
