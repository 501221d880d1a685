// Which claims that were addressed to someone has nobody answered?
//
// It takes no parameters.
//
//   parley query cypher/queries/unanswered-claims.cypher
//
// In the order of the day, the claim and the one addressed.
MATCH (claim:Claim)-[:ADDRESSED_TO]->(addressee)
WHERE NOT EXISTS { MATCH (claim)<-[:RESPONDS_TO]-() }
MATCH (speaker)-[:MADE {position: 0}]->(claim)
RETURN claim.saidOn AS said, claim.id AS claim, speaker.name AS speaker, claim.act AS act, addressee.name AS addressee, claim.text AS text
ORDER BY said, claim, addressee
