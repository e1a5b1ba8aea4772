# violates: shape:SourceDocumentLicence

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX source:  <https://w3id.org/etiograph/source/>

DELETE DATA { source:998 etio:notKnown dcterms:license . }
