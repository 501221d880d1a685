CALL () {
  MATCH (meeting1:Meeting)
  WHERE meeting1.id IS NOT NULL
    AND (meeting1.endsOn < $v.before1 OR ($v.beforeNull1 = true AND meeting1.endsOn IS NOT NULL) OR ((meeting1.endsOn = $v.before1 OR ($v.beforeNull1 = true AND meeting1.endsOn IS NULL)) AND (meeting1.id < $v.before2)))
  WITH meeting1 ORDER BY meeting1.endsOn DESC, meeting1.id DESC LIMIT $v.last1
  RETURN collect([meeting1.id]) AS meetings1
}
RETURN [
  EXISTS { MATCH (meeting1:Meeting) WHERE (meeting1.endsOn > $v.before1 OR ($v.beforeNull1 = false AND meeting1.endsOn IS NULL) OR ((meeting1.endsOn = $v.before1 OR ($v.beforeNull1 = true AND meeting1.endsOn IS NULL)) AND (meeting1.id >= $v.before2))) },
  meetings1
] AS row
