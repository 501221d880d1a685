CALL () {
  MATCH (person1:Person)
  WHERE person1.name IS NOT NULL
    AND person1.id IS NOT NULL
    AND person1.name <= $v.after1 AND (person1.name < $v.after1 OR person1.id > $v.after2)
  WITH person1 ORDER BY person1.name DESC, person1.id LIMIT $v.first1
  RETURN collect([person1.name, person1.id]) AS people1
}
RETURN [
  COUNT { (:Person) },
  EXISTS { MATCH (person1:Person) WHERE person1.name >= $v.after1 AND (person1.name > $v.after1 OR person1.id <= $v.after2) },
  people1
] AS row
