# violates: shape:ReasonedStudy

PREFIX skos:  <http://www.w3.org/2004/02/skos/core#>
PREFIX study: <https://w3id.org/etiograph/study/>

DELETE { study:juggling-study skos:editorialNote ?o . }
WHERE { study:juggling-study skos:editorialNote ?o . }
