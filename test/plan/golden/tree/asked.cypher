MATCH (person1:Entity:Person {id: $v.id1})
CALL (person1) {
  MATCH ()-[made1:MADE]->(claim1)
  WHERE made1.hub = person1.id AND made1.sortKey IS NOT NULL
  WITH claim1, made1 ORDER BY made1.hub DESC, made1.sortKey DESC LIMIT $v.first2
  CALL (claim1) {
    MATCH (claim1)-[reportedIn1:REPORTED_IN]->(document1)
    WITH document1, reportedIn1 ORDER BY document1.id, reportedIn1.key LIMIT $v.first1
    CALL (document1) {
      MATCH (document1)-[publishedBy1:PUBLISHED_BY]->(actor1)
      WITH actor1, publishedBy1 ORDER BY publishedBy1.position, actor1.id, publishedBy1.key LIMIT 1
      RETURN collect([
        head([each IN labels(actor1) WHERE NOT each IN ['Entity', 'Actor']]),
        actor1.name
      ]) AS publisher1
    }
    RETURN collect([reportedIn1.quote, publisher1]) AS evidence1
  }
  RETURN collect([claim1.id, claim1.text, evidence1]) AS claims1
}
RETURN [person1.name, claims1] AS row
