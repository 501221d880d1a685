// One row for each role in which someone attended a meeting, or was invited to it.
//
//   parley query cypher/exports/attendance.cypher --format csv
//
// meeting, meetingName: the id and the name of the meeting
// process, round: the process that it is a round of and its number there, where it is one
// startsOn, heldOn: its first day, and the day on which it took place, where that is known
// actor, actorName, actorKind: who attended or was invited: a person, a country or an organization
// how: ATTENDED or INVITED
// role: as what, where that is known
// side: the id of the party attended for, where the documents name one
// answer: whether who was invited came: YES, NO or UNKNOWN; empty for who attended
// documents: the ids of the documents that report it
//
// In the order of the days, the meetings and the actors.
CALL () {
  MATCH (actor:Person)-[was:ATTENDED]->(meeting:Meeting)
  RETURN meeting.id AS meeting, actor.id AS actor, 'ATTENDED' AS how, was.role AS role,
    was.side AS side, null AS answer, was.reportedIn AS documents
  UNION ALL
  MATCH (actor)-[invitation:INVITED_TO]->(meeting:Meeting)
  RETURN meeting.id AS meeting, actor.id AS actor, 'INVITED' AS how, invitation.role AS role,
    null AS side, invitation.attended AS answer, invitation.reportedIn AS documents
}
MATCH (table:Entity {id: meeting})
MATCH (who:Entity {id: actor})
OPTIONAL MATCH (table)-[number:ROUND_OF]->(process:Process)
RETURN meeting, table.name AS meetingName, process.id AS process, number.number AS round,
  table.startsOn AS startsOn, table.heldOn AS heldOn, actor, who.name AS actorName,
  CASE WHEN who:Person THEN 'Person' WHEN who:Country THEN 'Country' ELSE 'Organization' END AS actorKind,
  how, role, side, answer, documents
ORDER BY startsOn, meeting, actor, how, role, side
