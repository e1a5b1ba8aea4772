# violates: shape:SourceDocument-publisher

PREFIX dcterms:      <http://purl.org/dc/terms/>
PREFIX etio:         <https://w3id.org/etiograph/ontology#>
PREFIX organization: <https://w3id.org/etiograph/organization/>
PREFIX rdfs:         <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:         <http://www.w3.org/2004/02/skos/core#>
PREFIX source:       <https://w3id.org/etiograph/source/>

INSERT DATA { source:998 dcterms:publisher organization:other . organization:other a etio:Organization ; rdfs:label "other press"@en ; skos:definition "second publisher"@en ; etio:unmappedBecause "invented"@en . }
