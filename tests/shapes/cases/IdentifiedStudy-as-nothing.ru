# violates: shape:IdentifiedStudy

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>
PREFIX study:      <https://w3id.org/etiograph/study/>

DELETE DATA { study:juggling-study etio:probablyIs literature:zest2031 . }
