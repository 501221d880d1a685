// Who met whom, in which round?
//
// $process: the id of a process, such as "istanbul-2025"
//
//   parley query cypher/queries/who-met-whom.cypher --params '{"process": "istanbul-2025"}'
//
// Those who attended a round for one side, beside those who did for another; in the order of the
// rounds, then of the sides, then of the names.
MATCH (meeting:Meeting)-[round:ROUND_OF]->(process:Entity:Process {id: $process})
MATCH (one:Person)-[here:ATTENDED]->(meeting)
MATCH (other:Person)-[there:ATTENDED]->(meeting)
WHERE here.side < there.side
RETURN round.number AS round, here.side AS side, one.name AS who, here.role AS role,
  there.side AS otherSide, other.name AS whom, there.role AS otherRole
ORDER BY round, side, otherSide, who, whom
