# violates: shape:LiteratureClaim-attribution

PREFIX agent:            <https://w3id.org/etiograph/agent/>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX prov:             <http://www.w3.org/ns/prov#>

INSERT DATA { literature-claim:zest2031-01 prov:wasAttributedTo agent:other . }
