# catches: source:997

PREFIX oa:     <http://www.w3.org/ns/oa#>
PREFIX source: <https://w3id.org/etiograph/source/>
PREFIX span:   <https://w3id.org/etiograph/span/>

INSERT DATA { span:998-00000-00010 oa:hasSource source:997 . }
