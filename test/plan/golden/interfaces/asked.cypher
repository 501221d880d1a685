MATCH (claim1:Entity:Claim {id: $v.id1})
CALL (claim1) {
  MATCH (claim1)-[about1:ABOUT]->(entity1)
  WITH entity1, about1 ORDER BY entity1.id, about1.key LIMIT $v.first1
  CALL (entity1) {
    MATCH (entity1:Place)-[locatedIn1:LOCATED_IN]->(entity2)
    RETURN collect([
      head([each IN labels(entity2) WHERE NOT each IN ['Entity', 'Actor']]),
      entity2.id
    ]) AS locatedIn2
  }
  RETURN collect([
    head([each IN labels(entity1) WHERE NOT each IN ['Entity', 'Actor']]),
    entity1.label,
    entity1.aliases,
    locatedIn2,
    entity1.startsOn
  ]) AS about2
}
RETURN [about2] AS row
