# catches: http://purl.org/obo/HP_0000001

PREFIX owl: <http://www.w3.org/2002/07/owl#>

INSERT DATA { <http://purl.org/obo/HP_0000001> a owl:Class . }
