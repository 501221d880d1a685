CALL () {
  OPTIONAL MATCH (end1:Entity {id: $v.hub1})
  OPTIONAL MATCH (end2:Entity {id: $v.hub2})
  WITH COUNT { (end1)<-[:ON]-() } <= COUNT { (end2)<-[:COUNTS_FOR]-() } AS rarer
  CALL (rarer) {
    UNWIND CASE WHEN rarer THEN [1] ELSE [] END AS go
    CALL () {
      MATCH (claim1)-[start1:ON]->()
      WHERE start1.hub = $v.hub1
        AND start1.sortKey < $v.said1
        AND claim1.knownFrom <= $v.asOf
        AND EXISTS { MATCH (claim1)-[on1:ON]->(issue1) WHERE on1.knownFrom <= $v.asOf AND issue1.knownFrom <= $v.asOf AND (issue1.id = $v.eq1 AND on1.stance <> $v.ne1) }
        AND EXISTS { MATCH (claim1)-[countsFor1:COUNTS_FOR]->(actor1) WHERE countsFor1.knownFrom <= $v.asOf AND actor1.knownFrom <= $v.asOf AND actor1.id = $v.eq2 AND NOT EXISTS { MATCH (claim1)-[countsFor2:COUNTS_FOR]->(actor2) WHERE countsFor2.knownFrom <= $v.asOf AND actor2.knownFrom <= $v.asOf AND (countsFor2.position < countsFor1.position OR (countsFor2.position = countsFor1.position AND actor2.id < actor1.id)) } }
        AND start1.sortKey < $v.after1
      RETURN claim1 ORDER BY start1.hub DESC, start1.sortKey DESC LIMIT $v.first1
    }
    RETURN claim1
    UNION ALL
    UNWIND CASE WHEN NOT rarer THEN [1] ELSE [] END AS go
    CALL () {
      MATCH (claim1)-[start1:COUNTS_FOR]->()
      WHERE start1.hub = $v.hub2
        AND start1.sortKey < $v.said2
        AND claim1.knownFrom <= $v.asOf
        AND EXISTS { MATCH (claim1)-[on1:ON]->(issue1) WHERE on1.knownFrom <= $v.asOf AND issue1.knownFrom <= $v.asOf AND (issue1.id = $v.eq1 AND on1.stance <> $v.ne1) }
        AND EXISTS { MATCH (claim1)-[countsFor1:COUNTS_FOR]->(actor1) WHERE countsFor1.knownFrom <= $v.asOf AND actor1.knownFrom <= $v.asOf AND actor1.id = $v.eq2 AND NOT EXISTS { MATCH (claim1)-[countsFor2:COUNTS_FOR]->(actor2) WHERE countsFor2.knownFrom <= $v.asOf AND actor2.knownFrom <= $v.asOf AND (countsFor2.position < countsFor1.position OR (countsFor2.position = countsFor1.position AND actor2.id < actor1.id)) } }
        AND start1.sortKey < $v.after1
      RETURN claim1 ORDER BY start1.hub DESC, start1.sortKey DESC LIMIT $v.first1
    }
    RETURN claim1
  }
  WITH claim1 ORDER BY claim1.saidOn DESC, claim1.id DESC LIMIT $v.first1
  RETURN collect([claim1.id]) AS claims1
}
RETURN [
  COUNT { MATCH (claim1)-[start1:ON]->() WHERE start1.hub = $v.hub1 AND start1.sortKey < $v.said1 AND claim1.knownFrom <= $v.asOf AND EXISTS { MATCH (claim1)-[on1:ON]->(issue1) WHERE on1.knownFrom <= $v.asOf AND issue1.knownFrom <= $v.asOf AND (issue1.id = $v.eq1 AND on1.stance <> $v.ne1) } AND EXISTS { MATCH (claim1)-[countsFor1:COUNTS_FOR]->(actor1) WHERE countsFor1.knownFrom <= $v.asOf AND actor1.knownFrom <= $v.asOf AND actor1.id = $v.eq2 AND NOT EXISTS { MATCH (claim1)-[countsFor2:COUNTS_FOR]->(actor2) WHERE countsFor2.knownFrom <= $v.asOf AND actor2.knownFrom <= $v.asOf AND (countsFor2.position < countsFor1.position OR (countsFor2.position = countsFor1.position AND actor2.id < actor1.id)) } } },
  EXISTS { MATCH (claim1)-[start1:ON]->() WHERE start1.hub = $v.hub1 AND start1.sortKey < $v.said1 AND claim1.knownFrom <= $v.asOf AND EXISTS { MATCH (claim1)-[on1:ON]->(issue1) WHERE on1.knownFrom <= $v.asOf AND issue1.knownFrom <= $v.asOf AND (issue1.id = $v.eq1 AND on1.stance <> $v.ne1) } AND EXISTS { MATCH (claim1)-[countsFor1:COUNTS_FOR]->(actor1) WHERE countsFor1.knownFrom <= $v.asOf AND actor1.knownFrom <= $v.asOf AND actor1.id = $v.eq2 AND NOT EXISTS { MATCH (claim1)-[countsFor2:COUNTS_FOR]->(actor2) WHERE countsFor2.knownFrom <= $v.asOf AND actor2.knownFrom <= $v.asOf AND (countsFor2.position < countsFor1.position OR (countsFor2.position = countsFor1.position AND actor2.id < actor1.id)) } } AND start1.sortKey >= $v.after1 },
  claims1
] AS row
