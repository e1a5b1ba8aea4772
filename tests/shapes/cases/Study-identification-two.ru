# violates: shape:Study-identification

PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX study: <https://w3id.org/etiograph/study/>

INSERT DATA { study:juggling-study etio:identification etio:mentionedOnly . }
