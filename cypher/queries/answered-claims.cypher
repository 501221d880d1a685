// Which claims have been answered, by whom, and in which words?
//
// It takes no parameters.
//
//   parley query cypher/queries/answered-claims.cypher
//
// In the order of the day of the claim, then of the day of the answer.
MATCH (answer:Claim)-[:RESPONDS_TO]->(claim:Claim)
MATCH (speaker)-[said:MADE {position: 0}]->(claim)
MATCH (replier)-[replied:MADE {position: 0}]->(answer)
RETURN claim.saidOn AS said, claim.id AS claim, speaker.name AS speaker, claim.text AS text,
  answer.saidOn AS answered, answer.id AS answer, replier.name AS replier, answer.act AS act, answer.text AS words
ORDER BY said, claim, answered, answer
