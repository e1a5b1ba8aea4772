# violates: shape:LiteratureClaim-region

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX region:           <https://w3id.org/etiograph/region/>

INSERT DATA { literature-claim:zest2031-01 etio:region region:limb . }
