// What has one party said of another, or of those who hold office there?
//
// $party: the id of the party whose words are asked for, such as "ukraine"
// $other: the id of the one that they are about, such as "russia"
//
//   parley query cypher/queries/what-one-party-says-of-another.cypher --params '{"party": "ukraine", "other": "russia"}'
//
// In the order of the day, the claim and whom it is about.
MATCH (claim:Claim)-[:COUNTS_FOR]->(party:Entity {id: $party})
MATCH (claim)-[:ABOUT]->(about)
MATCH (other:Entity {id: $other})
WHERE about.id = other.id OR EXISTS { MATCH (about)-[:HOLDS_OFFICE]->(other) }
RETURN claim.saidOn AS said, claim.id AS claim, claim.act AS act, about.id AS about, claim.text AS text
ORDER BY said, claim, about
