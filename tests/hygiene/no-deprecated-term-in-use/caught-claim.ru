# catches: claim:999-001

PREFIX owl:   <http://www.w3.org/2002/07/owl#>
PREFIX study: <https://w3id.org/etiograph/study/>

INSERT DATA { study:juggling-study owl:deprecated true . }
