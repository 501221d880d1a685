// One row for each outcome of a meeting and issue that it is on.
//
//   parley query cypher/exports/outcomes.cypher --format csv
//
// outcome: its id; one on two issues has a row for each
// meeting, meetingName, startsOn: the meeting that came to it, and its first day
// process, round: the process that the meeting is a round of and its number there, where it is one
// kind: AGREED, NOT_AGREED, PROPOSED or OFFERED
// issue, issueName: what it is on, where it is on any
// stance: where it stands towards the issue's proposition
// value, quantityMin, quantityMax, unit: what it comes to, where it names something
// documents: the ids of the documents that report it
// sources: the number of independent sources among them
// text: what it came to, in our words
//
// In the order of the days, the meetings, the outcomes and the issues.
MATCH (meeting:Meeting)-[:PRODUCED]->(outcome:Outcome)
CALL (outcome) {
  MATCH (outcome)-[:REPORTED_IN]->(document)
  WITH DISTINCT document.id AS document ORDER BY document
  RETURN collect(document) AS documents
}
CALL (outcome) {
  MATCH (outcome)-[report:REPORTED_IN]->()
  UNWIND report.roots AS root
  RETURN count(DISTINCT root) AS sources
}
OPTIONAL MATCH (meeting)-[number:ROUND_OF]->(process:Process)
OPTIONAL MATCH (outcome)-[on:ON]->(issue:Issue)
RETURN outcome.id AS outcome, meeting.id AS meeting, meeting.name AS meetingName, meeting.startsOn AS startsOn,
  process.id AS process, number.number AS round, outcome.kind AS kind, issue.id AS issue, issue.name AS issueName,
  on.stance AS stance, outcome.value AS value, outcome.quantityMin AS quantityMin,
  outcome.quantityMax AS quantityMax, outcome.unit AS unit, documents, sources, outcome.text AS text
ORDER BY startsOn, meeting, outcome, issue
