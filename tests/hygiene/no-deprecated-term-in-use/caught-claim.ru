# catches: claim:999-001 literature-link:zest2031-01_deficiency-zestin-deficiency_causes_condition-brittle-elbow_region-elbow

PREFIX owl:   <http://www.w3.org/2002/07/owl#>
PREFIX study: <https://w3id.org/etiograph/study/>

INSERT DATA { study:juggling-study owl:deprecated true . }
