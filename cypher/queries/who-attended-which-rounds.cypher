// Who attended which rounds, for whom and as what?
//
// $process: the id of a process, such as "istanbul-2025"
//
//   parley query cypher/queries/who-attended-which-rounds.cypher --params '{"process": "istanbul-2025"}'
//
// Those who were there most often come first.
MATCH (meeting:Meeting)-[round:ROUND_OF]->(process:Entity:Process {id: $process})
MATCH (person:Person)-[was:ATTENDED]->(meeting)
WITH person, was.side AS side, round.number AS number, was.role AS role ORDER BY number, role
WITH person, side, collect(DISTINCT number) AS rounds, collect(DISTINCT role) AS roles
RETURN person.name AS person, side, size(rounds) AS times, rounds, roles
ORDER BY times DESC, person, side
