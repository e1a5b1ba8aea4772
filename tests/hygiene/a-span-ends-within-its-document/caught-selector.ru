# catches: span:999-00000-00010

PREFIX oa:   <http://www.w3.org/ns/oa#>
PREFIX span: <https://w3id.org/etiograph/span/>

DELETE DATA { span:999-00000-00010 oa:hasSelector span:999-00000-00010-selector . } ;
INSERT DATA { span:999-00000-00010 oa:hasSelector span:other . span:other oa:start 0 ; oa:end 10 . }
