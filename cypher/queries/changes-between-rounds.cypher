// What changed in the positions of the parties from one round to another?
//
// $process: the id of a process, such as "istanbul-2025"
// $from: the number of the round to begin with
// $to: the number of the round to compare it with
//
//   parley query cypher/queries/changes-between-rounds.cypher --params '{"process": "istanbul-2025", "from": 1, "to": 2}'
//
// In the order of the parties and the issues. Of a party that is not heard in one of the rounds at all
// nothing is known, so it has no row. SETTLED is what is dropped once the first round has agreed on it.
MATCH (process:Entity:Process {id: $process})<-[:ROUND_OF {number: $from}]-(first:Meeting)
MATCH (process)<-[:ROUND_OF {number: $to}]-(second:Meeting)
MATCH (claim:Claim)-[:IN_ROUND]->(round:Meeting)
WHERE round.id = first.id OR round.id = second.id
MATCH (claim)-[takes:ON]->(issue:Issue)
MATCH (claim)-[:COUNTS_FOR]->(party)
WITH first, second, round, party, issue, claim, takes, claim.saidOn <= coalesce(round.endsOn, round.startsOn) AS inTime
ORDER BY inTime DESC, claim.saidOn DESC, claim.saidOnPrecision = 'DAY' DESC, claim.saidOnPrecision, claim.id DESC
WITH first, second, party, issue,
  collect(CASE WHEN round.id = first.id THEN [takes.stance, coalesce(takes.value, '')] END) AS before,
  collect(CASE WHEN round.id = second.id THEN [takes.stance, coalesce(takes.value, '')] END) AS after
WHERE EXISTS { MATCH (party)<-[:COUNTS_FOR]-(heard) WHERE EXISTS { MATCH (heard)-[:IN_ROUND]->(first) } }
  AND EXISTS { MATCH (party)<-[:COUNTS_FOR]-(heard) WHERE EXISTS { MATCH (heard)-[:IN_ROUND]->(second) } }
WITH first, party, issue, size(before) AS claimsBefore, size(after) AS claimsAfter,
  coalesce([each IN before WHERE each[0] <> 'NONE'][0], [null, '']) AS stood,
  coalesce([each IN after WHERE each[0] <> 'NONE'][0], [null, '']) AS stands
WITH party, issue, claimsBefore, claimsAfter, stood[0] AS before, stands[0] AS after,
  coalesce(stood[0], '') = coalesce(stands[0], '') AND stood[1] = stands[1] AS same,
  EXISTS {
    MATCH (first)-[:PRODUCED]->(outcome:Outcome)
    WHERE outcome.kind = 'AGREED' AND EXISTS { MATCH (outcome)-[:ON]->(issue) }
  } AS agreed
RETURN party.id AS party, issue.id AS issue,
  CASE
    WHEN claimsBefore = 0 THEN 'NEW'
    WHEN claimsAfter = 0 AND agreed THEN 'SETTLED'
    WHEN claimsAfter = 0 THEN 'DROPPED'
    WHEN same THEN 'REPEATED'
    ELSE 'CHANGED'
  END AS change, before, after
ORDER BY party, issue
