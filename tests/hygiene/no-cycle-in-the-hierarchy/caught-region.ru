# catches: region:elbow

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX region: <https://w3id.org/etiograph/region/>

INSERT DATA { region:limb etio:partOf region:elbow . region:elbow etio:partOf region:elbow . }
