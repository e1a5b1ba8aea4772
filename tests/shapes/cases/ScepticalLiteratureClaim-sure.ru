# violates: shape:ScepticalLiteratureClaim

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

DELETE DATA { literature-claim:zest2031-03 etio:certainty etio:weak . } ;
INSERT DATA { literature-claim:zest2031-03 etio:certainty etio:asserted . }
