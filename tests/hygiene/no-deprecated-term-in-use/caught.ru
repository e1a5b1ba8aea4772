# catches: symptom:elbow-ache

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX owl:        <http://www.w3.org/2002/07/owl#>
PREFIX population: <https://w3id.org/etiograph/population/>
PREFIX rdfs:       <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:       <http://www.w3.org/2004/02/skos/core#>
PREFIX symptom:    <https://w3id.org/etiograph/symptom/>

DELETE DATA { symptom:elbow-ache skos:broader symptom:ache ; skos:broaderTransitive symptom:ache . } ;
INSERT DATA { population:jugglers owl:deprecated true . symptom:elbow-ache rdfs:seeAlso population:jugglers . } ;
DELETE WHERE { ?claim etio:population population:jugglers . } ;
DELETE WHERE { ?claim etio:comparedWith population:jugglers . }
