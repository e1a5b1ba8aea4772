# violates: shape:Study-identification shape:UnidentifiedStudy

PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX study: <https://w3id.org/etiograph/study/>

DELETE { study:juggling-study etio:identification ?o . }
INSERT { study:juggling-study etio:identification etio:affirmed . }
WHERE { study:juggling-study etio:identification ?o . }
