# catches: oa:TextPositonSelector

PREFIX oa:   <http://www.w3.org/ns/oa#>
PREFIX span: <https://w3id.org/etiograph/span/>

INSERT DATA { span:998-00000-00010-selector a oa:TextPositonSelector . }
