MATCH (meeting1:Entity:Meeting {id: $v.id1})
WHERE meeting1.knownFrom <= $v.asOf
CALL (meeting1) {
  MATCH (meeting1)<-[invitedTo1:INVITED_TO]-(actor1)
  WHERE invitedTo1.knownFrom <= $v.asOf AND actor1.knownFrom <= $v.asOf
  WITH meeting1, actor1, invitedTo1 ORDER BY actor1.id, invitedTo1.key LIMIT $v.first1
  RETURN collect([
    CASE WHEN meeting1.startsOn <= $v.asOf THEN invitedTo1.attended ELSE 'UNKNOWN' END,
    head([each IN labels(actor1) WHERE NOT each IN ['Entity', 'Actor']]),
    actor1.name
  ]) AS invited1
}
RETURN [
  reduce(latest = ['', 'UNKNOWN'], each IN [[meeting1.proposedOn, 'PROPOSED'], [meeting1.postponedOn, 'POSTPONED'], [meeting1.heldOn, 'HELD'], [meeting1.cancelledOn, 'CANCELLED']] | CASE WHEN each[0] <= $v.asOf AND each[0] >= latest[0] THEN each ELSE latest END)[1],
  CASE WHEN meeting1.heldOn <= $v.asOf THEN meeting1.heldOn END,
  COUNT { MATCH (meeting1)<-[invitedTo1:INVITED_TO]-(actor1) WHERE invitedTo1.knownFrom <= $v.asOf AND actor1.knownFrom <= $v.asOf },
  invited1
] AS row
