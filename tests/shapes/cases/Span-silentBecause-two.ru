# violates: shape:Span-silentBecause

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX span: <https://w3id.org/etiograph/span/>

INSERT DATA { span:998-00000-00010 etio:silentBecause etio:navigation , etio:boilerplate . }
