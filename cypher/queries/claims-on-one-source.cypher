// Which claims rest on a single source, and on which?
//
// It takes no parameters.
//
//   parley query cypher/queries/claims-on-one-source.cypher
//
// The sources on which most depends come first.
MATCH (claim:Claim)-[report:REPORTED_IN]->()
UNWIND report.roots AS root
WITH claim, collect(DISTINCT root) AS sources
WHERE size(sources) = 1
WITH sources[0] AS source, claim.id AS claim ORDER BY claim
WITH source, collect(claim) AS claims
RETURN source, size(claims) AS number, claims
ORDER BY number DESC, source
