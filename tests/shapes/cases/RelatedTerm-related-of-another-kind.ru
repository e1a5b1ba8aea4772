# violates: shape:RelatedTerm-related

PREFIX factor: <https://w3id.org/etiograph/factor/>
PREFIX skos:   <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/etiograph/source/>

DELETE { factor:juggling skos:related ?o . }
INSERT { factor:juggling skos:related source:999 . }
WHERE { factor:juggling a ?type . OPTIONAL { factor:juggling skos:related ?o . } }
