# catches: http://purl.obolibrary.org/obo/RO:0002410

PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { symptom:ache <http://purl.obolibrary.org/obo/RO:0002410> symptom:elbow-ache . }
