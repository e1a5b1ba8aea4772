# violates: shape:UnidentifiedStudy

PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX study: <https://w3id.org/etiograph/study/>

DELETE DATA { study:juggling-study etio:identification etio:probablyIdentified . } ;
INSERT DATA { study:juggling-study etio:identification etio:describedNotIdentified . }
