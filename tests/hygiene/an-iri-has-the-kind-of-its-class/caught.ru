# catches: etio:oddAgent etio:oddAnalyte etio:oddBodyFunction etio:oddBodyRegion etio:oddChain etio:oddChainStep etio:oddClaim etio:oddCondition etio:oddDeficiency etio:oddDiagnosticTest etio:oddEdge etio:oddEvidenceLine etio:oddFactor etio:oddFood etio:oddFoodGroup etio:oddIntervention etio:oddMechanism etio:oddNutrient etio:oddOrganization etio:oddPopulation etio:oddProposition etio:oddQuantity etio:oddSourceDocument etio:oddSpan etio:oddStudy etio:oddSymptom

PREFIX etio: <https://w3id.org/etiograph/ontology#>

INSERT DATA {
  etio:oddAgent a etio:Agent .
  etio:oddAnalyte a etio:Analyte .
  etio:oddBodyFunction a etio:BodyFunction .
  etio:oddBodyRegion a etio:BodyRegion .
  etio:oddChain a etio:Chain .
  etio:oddChainStep a etio:ChainStep .
  etio:oddClaim a etio:Claim .
  etio:oddCondition a etio:Condition .
  etio:oddDeficiency a etio:Deficiency .
  etio:oddDiagnosticTest a etio:DiagnosticTest .
  etio:oddEdge a etio:Edge .
  etio:oddEvidenceLine a etio:EvidenceLine .
  etio:oddFactor a etio:Factor .
  etio:oddFood a etio:Food .
  etio:oddFoodGroup a etio:FoodGroup .
  etio:oddIntervention a etio:Intervention .
  etio:oddMechanism a etio:Mechanism .
  etio:oddNutrient a etio:Nutrient .
  etio:oddOrganization a etio:Organization .
  etio:oddPopulation a etio:Population .
  etio:oddProposition a etio:Proposition .
  etio:oddQuantity a etio:Quantity .
  etio:oddSourceDocument a etio:SourceDocument .
  etio:oddSpan a etio:Span .
  etio:oddStudy a etio:Study .
  etio:oddSymptom a etio:Symptom .
}
