// Which two parties have met how often, and at which meetings?
//
// It takes no parameters.
//
//   parley query cypher/queries/meetings-of-two-parties.cypher
//
// Those who met most often come first; hosts and mediators are parties too. Only what was held counts.
MATCH (one)-[:PARTY_TO]->(meeting:Meeting)
WHERE meeting.heldOn IS NOT NULL
MATCH (other)-[:PARTY_TO]->(meeting)
WHERE one.id < other.id
WITH DISTINCT one.id AS party, other.id AS otherParty, meeting.startsOn AS day, meeting.id AS meeting
ORDER BY day, meeting
WITH party, otherParty, collect(meeting) AS meetings
RETURN party, otherParty, size(meetings) AS times, meetings
ORDER BY times DESC, party, otherParty
