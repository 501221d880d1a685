// One row for each party, actor to whom its claims are addressed, and act by which it addresses them.
//
//   parley query cypher/exports/who-addresses-whom.cypher --format csv
//
// party, partyName: whom the claims count for
// addressee, addresseeName: to whom they are addressed
// act: what is done by saying it: DEMANDS, OFFERS, ACCUSES and so on
// claims: the number of claims
// firstOn, lastOn: the days on which the first and the last of them were said
//
// In the order of the parties, the addressees and the acts: an edge list with weights.
MATCH (claim:Claim)-[:ADDRESSED_TO]->(addressee)
MATCH (claim)-[:COUNTS_FOR]->(party)
WITH party, addressee, claim.act AS act, count(claim) AS claims, min(claim.saidOn) AS firstOn, max(claim.saidOn) AS lastOn
RETURN party.id AS party, party.name AS partyName, addressee.id AS addressee, addressee.name AS addresseeName,
  act, claims, firstOn, lastOn
ORDER BY party, addressee, act
