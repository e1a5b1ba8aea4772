# violates: shape:Study-probablyIs

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>
PREFIX study:      <https://w3id.org/etiograph/study/>

INSERT DATA { study:juggling-study etio:probablyIs literature:zest2030 . }
