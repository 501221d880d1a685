CALL () {
  MATCH (claim1)-[start1:COUNTS_FOR]->()
  WHERE start1.hub = $v.hub1
    AND start1.sortKey IS NOT NULL
    AND (claim1.act = $v.eq1 OR EXISTS { MATCH (claim1)-[inRound1:IN_ROUND]->(meeting1) })
    AND EXISTS { MATCH (claim1)-[about1:ABOUT]->(entity1) WHERE head([each IN labels(entity1) WHERE NOT each IN ['Entity', 'Actor']]) <> $v.eq2 }
    AND toLower(claim1.text) CONTAINS $v.contains1
    AND EXISTS { MATCH (claim1)-[on1:ON]->(issue1) WHERE (issue1.id IN $v.in1 AND on1.stance <> $v.ne1) }
    AND EXISTS { MATCH (claim1)-[countsFor1:COUNTS_FOR]->(actor1) WHERE actor1.id = $v.eq3 AND NOT EXISTS { MATCH (claim1)-[countsFor2:COUNTS_FOR]->(actor2) WHERE (countsFor2.position < countsFor1.position OR (countsFor2.position = countsFor1.position AND actor2.id < actor1.id)) } }
  WITH claim1, start1 ORDER BY start1.hub DESC, start1.sortKey DESC LIMIT $v.first1
  RETURN collect([claim1.id]) AS claims1
}
RETURN [
  COUNT { MATCH (claim1)-[start1:COUNTS_FOR]->() WHERE start1.hub = $v.hub1 AND start1.sortKey IS NOT NULL AND (claim1.act = $v.eq1 OR EXISTS { MATCH (claim1)-[inRound1:IN_ROUND]->(meeting1) }) AND EXISTS { MATCH (claim1)-[about1:ABOUT]->(entity1) WHERE head([each IN labels(entity1) WHERE NOT each IN ['Entity', 'Actor']]) <> $v.eq2 } AND toLower(claim1.text) CONTAINS $v.contains1 AND EXISTS { MATCH (claim1)-[on1:ON]->(issue1) WHERE (issue1.id IN $v.in1 AND on1.stance <> $v.ne1) } AND EXISTS { MATCH (claim1)-[countsFor1:COUNTS_FOR]->(actor1) WHERE actor1.id = $v.eq3 AND NOT EXISTS { MATCH (claim1)-[countsFor2:COUNTS_FOR]->(actor2) WHERE (countsFor2.position < countsFor1.position OR (countsFor2.position = countsFor1.position AND actor2.id < actor1.id)) } } },
  claims1
] AS row
