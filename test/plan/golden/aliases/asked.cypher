MATCH (country1:Entity:Country {id: $v.id1})
CALL (country1) {
  MATCH ()<-[countsFor1:COUNTS_FOR]-(claim1)
  WHERE countsFor1.hub = country1.id AND countsFor1.sortKey IS NOT NULL
  WITH claim1, countsFor1 ORDER BY countsFor1.hub DESC, countsFor1.sortKey DESC LIMIT $v.first1
  RETURN collect([claim1.id]) AS partyClaims1
}
CALL (country1) {
  MATCH (country1)<-[countsFor2:COUNTS_FOR]-(claim2)
  WITH claim2, countsFor2 ORDER BY claim2.saidOn, claim2.id, countsFor2.key LIMIT $v.first2
  RETURN collect([claim2.id]) AS partyClaims2
}
CALL (country1) {
  MATCH (country1)<-[locatedIn1:LOCATED_IN]-(place1)
  WITH place1, locatedIn1 ORDER BY place1.id, locatedIn1.key LIMIT $v.first3
  RETURN collect([place1.name, place1.kind]) AS places1
}
RETURN [partyClaims1, partyClaims2, places1] AS row
