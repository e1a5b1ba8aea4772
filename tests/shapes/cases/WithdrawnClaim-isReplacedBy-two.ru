# violates: shape:WithdrawnClaim-isReplacedBy

PREFIX claim:   <https://w3id.org/etiograph/claim/>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { claim:999-004 dcterms:isReplacedBy claim:999-002 . }
