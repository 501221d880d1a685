// Who speaks for whom, in which capacity, and by which documents?
//
// It takes no parameters.
//
//   parley query cypher/queries/who-speaks-for-whom.cypher
//
// In the order of those who are spoken for, then of those who speak. Without a capacity are unnamed
// sources and organisations.
CALL () {
  MATCH (person:Person)-[office:HOLDS_OFFICE]->(party)
  RETURN party.name AS party, person.name AS speaker, office.title AS capacity, office.reportedIn AS documents
  UNION
  MATCH (source)-[speaks:SPEAKS_FOR]->(party)
  RETURN party.name AS party, source.name AS speaker, null AS capacity, speaks.reportedIn AS documents
}
RETURN party, speaker, capacity, documents
ORDER BY party, speaker, capacity
