MATCH (meeting1:Entity:Meeting {id: $v.id1})
CALL (meeting1) {
  MATCH (meeting1)<-[attended1:ATTENDED]-(person1)
  WITH person1, attended1 ORDER BY person1.id, attended1.key LIMIT $v.first1
  CALL (attended1) {
    MATCH (actor1:Entity)
    WHERE actor1.id = attended1.side
    RETURN collect([
      head([each IN labels(actor1) WHERE NOT each IN ['Entity', 'Actor']]),
      actor1.label
    ]) AS side1
  }
  CALL (attended1) {
    MATCH (document1:Entity)
    WHERE document1.id IN attended1.reportedIn
    WITH document1 ORDER BY document1.id
    RETURN collect([document1.id]) AS reportedIn1
  }
  CALL (person1) {
    MATCH (person1)-[report1:REPORTED_IN]->(document2)
    UNWIND report1.roots AS root
    RETURN count(DISTINCT root) AS sources1
  }
  RETURN collect([attended1.role, side1, reportedIn1, person1.name, sources1]) AS attendees1
}
RETURN [attendees1] AS row
