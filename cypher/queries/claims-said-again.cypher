// Which claims were said again, how often, and when last?
//
// It takes no parameters.
//
//   parley query cypher/queries/claims-said-again.cypher
//
// Those that were said again most often come first.
MATCH (again:Claim)-[:REITERATES]->(claim:Claim)
WITH claim, again ORDER BY again.saidOn, again.id
WITH claim, collect(again.id) AS again, max(again.saidOn) AS last
RETURN claim.id AS claim, claim.saidOn AS said, size(again) AS times, again, last, claim.text AS text
ORDER BY times DESC, claim
