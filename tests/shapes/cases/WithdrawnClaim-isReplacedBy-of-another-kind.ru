# violates: shape:WithdrawnClaim-isReplacedBy

PREFIX claim:   <https://w3id.org/etiograph/claim/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source:  <https://w3id.org/etiograph/source/>

INSERT DATA { claim:999-005 dcterms:isReplacedBy source:999 . }
