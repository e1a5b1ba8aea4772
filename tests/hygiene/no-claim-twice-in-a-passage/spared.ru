# spares: claim:998-001

PREFIX claim:      <https://w3id.org/etiograph/claim/>
PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX population: <https://w3id.org/etiograph/population/>

INSERT { claim:998-004 ?p ?o . }
WHERE { claim:998-001 ?p ?o . } ;
INSERT DATA { claim:998-004 etio:population population:jugglers . }
