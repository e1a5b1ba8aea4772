# violates: shape:WithdrawnClaim-isReplacedBy

PREFIX claim:            <https://w3id.org/etiograph/claim/>
PREFIX dcterms:          <http://purl.org/dc/terms/>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

INSERT DATA { claim:999-005 dcterms:isReplacedBy literature-claim:zest2031-01 . }
