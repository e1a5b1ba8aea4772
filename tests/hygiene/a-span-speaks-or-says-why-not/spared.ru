# spares: span:998-00010-00020

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX span: <https://w3id.org/etiograph/span/>

INSERT DATA { span:998-00010-00020 a etio:Span ; etio:silentBecause etio:navigation . }
