// When was each issue first spoken of, and by whom?
//
// It takes no parameters.
//
//   parley query cypher/queries/first-mention-of-issues.cypher
//
// In the order of that day, then of the issues. Of claims of one day it is the one with the least id.
MATCH (issue:Issue)
CALL (issue) {
  MATCH (claim:Claim)-[takes:ON]->(issue)
  MATCH (speaker)-[:MADE {position: 0}]->(claim)
  WITH claim, takes, speaker ORDER BY claim.saidOn, claim.id LIMIT 1
  RETURN claim.saidOn AS said, claim.id AS claim, speaker.id AS speaker, takes.stance AS stance, claim.text AS text
}
RETURN said, issue.id AS issue, claim, speaker, stance, text
ORDER BY said, issue
