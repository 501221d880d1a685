// Which claims became known only after the day on which they were said, and by which document?
//
// It takes no parameters.
//
//   parley query cypher/queries/known-only-later.cypher
//
// In the order of the day on which they were said.
MATCH (claim:Claim)
WHERE claim.knownFrom > claim.saidOn
MATCH (claim)-[:REPORTED_IN]->(document:Document)
WHERE document.publishedOn = claim.knownFrom
WITH DISTINCT claim, document
RETURN claim.saidOn AS said, claim.knownFrom AS published, claim.id AS claim, document.id AS document, claim.text AS text
ORDER BY said, claim, document
