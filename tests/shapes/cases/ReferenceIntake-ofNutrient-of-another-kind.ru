# violates: shape:ReferenceIntake-ofNutrient

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX food:   <https://w3id.org/etiograph/food/>
PREFIX intake: <https://w3id.org/etiograph/intake/>

DELETE { intake:zestin_males_9-13-y_ai_2005 etio:ofNutrient ?o . }
INSERT { intake:zestin_males_9-13-y_ai_2005 etio:ofNutrient food:sea-plum . }
WHERE { intake:zestin_males_9-13-y_ai_2005 etio:ofNutrient ?o . }
