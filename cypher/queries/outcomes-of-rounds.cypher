// What came of each round, on which issue, and on how many sources?
//
// $process: the id of a process, such as "istanbul-2025"
//
//   parley query cypher/queries/outcomes-of-rounds.cypher --params '{"process": "istanbul-2025"}'
//
// In the order of the rounds and the outcomes.
MATCH (meeting:Meeting)-[round:ROUND_OF]->(process:Entity:Process {id: $process})
MATCH (meeting)-[:PRODUCED]->(outcome:Outcome)
MATCH (outcome)-[:ON]->(issue:Issue)
CALL (outcome) {
  MATCH (outcome)-[report:REPORTED_IN]->()
  UNWIND report.roots AS root
  RETURN count(DISTINCT root) AS sources
}
RETURN round.number AS round, outcome.id AS outcome, outcome.kind AS kind, issue.id AS issue,
  outcome.quantityMin AS least, outcome.quantityMax AS most, outcome.unit AS unit, sources, outcome.text AS text
ORDER BY round, outcome, issue
