# violates: shape:Study-identification shape:UnidentifiedStudy

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>
PREFIX study:  <https://w3id.org/etiograph/study/>

DELETE { study:juggling-study etio:identification ?o . }
INSERT { study:juggling-study etio:identification source:999 . }
WHERE { study:juggling-study a ?type . OPTIONAL { study:juggling-study etio:identification ?o . } }
