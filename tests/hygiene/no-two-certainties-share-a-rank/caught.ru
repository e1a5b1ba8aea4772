# catches: etio:asserted

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE DATA { etio:strong etio:rank 5 . } ;
INSERT DATA { etio:strong etio:rank 4 . }
