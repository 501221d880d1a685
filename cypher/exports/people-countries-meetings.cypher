// One row for each person, country and meeting where the person attended the meeting for the country.
//
//   parley query cypher/exports/people-countries-meetings.cypher --format csv
//
// person, personName: the id and the name of who attended
// country, countryName: whom for, as the meeting has it; where that names no side, each country in
//   which the person held an office that day
// meeting, meetingName: the id and the name of the meeting
// startsOn: its first day
// role: as what the person attended
// documents: the ids of the documents that report the attendance
//
// In the order of the days, the meetings, the people and the countries: an edge list for a network of
// two or three kinds of node.
MATCH (person:Person)-[was:ATTENDED]->(meeting:Meeting)
CALL (person, was, meeting) {
  MATCH (country:Entity:Country {id: was.side})
  RETURN country.id AS country, country.name AS countryName
  UNION
  MATCH (person)-[office:HOLDS_OFFICE]->(country:Country)
  WHERE was.side IS NULL
    AND coalesce(office.since, meeting.startsOn) <= meeting.startsOn
    AND coalesce(office.until, meeting.startsOn) >= meeting.startsOn
  RETURN country.id AS country, country.name AS countryName
}
RETURN person.id AS person, person.name AS personName, country, countryName,
  meeting.id AS meeting, meeting.name AS meetingName, meeting.startsOn AS startsOn, was.role AS role,
  was.reportedIn AS documents
ORDER BY startsOn, meeting, person, country, role
