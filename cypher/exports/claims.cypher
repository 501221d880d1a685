// One row for each claim, party that it counts for and issue that it is on.
//
//   parley query cypher/exports/claims.cypher --format csv
//
// claim: its id; a claim of two parties, or on two issues, has a row for each
// saidOn, precision: the day on which it was said, and how exactly that is known
// act: what the speaker does by saying it
// speakers: the ids of who said it, in their order
// party, partyName: whom it counts for, where it counts for any
// addressees: the ids of those to whom it is addressed
// saidAt: the id of the meeting at which it was said, where it was said at one
// process, round: the round that it belongs to, where it belongs to one
// issue, issueName: what it is on, where it is on any
// stance: where it stands towards the issue's proposition
// value, quantityMin, quantityMax, unit: what it names, where it names something
// documents: the ids of the documents that report it, which are its evidence
// sources: the number of independent sources among them
// knownFrom: the first day on which it can have been known
// text: what was said, in our words
//
// In the order of the days, the claims, the parties and the issues.
MATCH (claim:Claim)
CALL (claim) {
  MATCH (claim)<-[made:MADE]-(speaker)
  WITH speaker.id AS speaker, made.position AS place ORDER BY place, speaker
  RETURN collect(speaker) AS speakers
}
CALL (claim) {
  MATCH (claim)-[:ADDRESSED_TO]->(addressee)
  WITH addressee.id AS addressee ORDER BY addressee
  RETURN collect(addressee) AS addressees
}
CALL (claim) {
  MATCH (claim)-[:REPORTED_IN]->(document)
  WITH DISTINCT document.id AS document ORDER BY document
  RETURN collect(document) AS documents
}
CALL (claim) {
  MATCH (claim)-[report:REPORTED_IN]->()
  UNWIND report.roots AS root
  RETURN count(DISTINCT root) AS sources
}
OPTIONAL MATCH (claim)-[:SAID_AT]->(meeting:Meeting)
OPTIONAL MATCH (claim)-[:IN_ROUND]->(round:Meeting)
OPTIONAL MATCH (round)-[number:ROUND_OF]->(process:Process)
OPTIONAL MATCH (claim)-[:COUNTS_FOR]->(party)
OPTIONAL MATCH (claim)-[on:ON]->(issue:Issue)
RETURN claim.id AS claim, claim.saidOn AS saidOn, claim.saidOnPrecision AS precision, claim.act AS act,
  speakers, party.id AS party, party.name AS partyName, addressees, meeting.id AS saidAt,
  process.id AS process, number.number AS round, issue.id AS issue, issue.name AS issueName,
  on.stance AS stance, on.value AS value, on.quantityMin AS quantityMin, on.quantityMax AS quantityMax,
  on.unit AS unit, documents, sources, claim.knownFrom AS knownFrom, claim.text AS text
ORDER BY saidOn, claim, party, issue
