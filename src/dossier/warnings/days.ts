import type { Web } from "../derive/web.ts";
import { listOf, type NodeFact, type Properties, type RelationshipFact, textOf } from "../fact.ts";
import { begunIn, lastedIn, publishedIn, saidIn } from "./days-of.ts";
import type { Warning } from "./warning.ts";

/** Days that do not go with those of the documents, or with each other. */
export function dayWarnings(web: Web): readonly Warning[] {
  return web.facts.nodes.flatMap((node) => {
    switch (node.kind) {
      case "Claim":
        return [...saidLate(web, node), ...saidElsewhen(web, node), ...answersLater(web, node)];
      case "Meeting":
        return [...outOfTurn(node), ...heldUnseen(web, node), ...attendedUnseen(web, node)];
      case "Outcome":
        return producedUnseen(web, node);
      case "Document":
        return writtenLate(node);
    }
    return [];
  });
}

/** A document reports what was said before; one day more can be the world's time zones. */
function saidLate(web: Web, { properties }: NodeFact): readonly Warning[] {
  const { id } = properties;
  const said = textOf(properties, "saidOn") ?? "";
  return web.out(id, "REPORTED_IN").flatMap(({ to }) => {
    const { last } = publishedIn(propertiesOf(web, to));
    if (said <= last) return [];
    const sentence = `\`${id}\` was said on ${said}, after \`${to}\` reported it (${last}).`;
    return [{ about: id, at: { type: "REPORTED_IN", node: to }, sentence }];
  });
}

function saidElsewhen(web: Web, { properties }: NodeFact): readonly Warning[] {
  const { id } = properties;
  const said = saidIn(properties);
  return web.out(id, "SAID_AT").flatMap(({ to }) => {
    const lasted = lastedIn(propertiesOf(web, to));
    if (said.first <= lasted.last && lasted.first <= said.last) return [];
    const days = lasted.first === lasted.last ? lasted.first : `${lasted.first} to ${lasted.last}`;
    const sentence = `\`${id}\` was said on ${textOf(properties, "saidOn")}, but at \`${to}\`, which took place on another day (${days}).`;
    return [{ about: id, at: { type: "SAID_AT", node: to }, sentence }];
  });
}

function answersLater(web: Web, { properties }: NodeFact): readonly Warning[] {
  const { id } = properties;
  const links = [...web.out(id, "RESPONDS_TO"), ...web.out(id, "REITERATES")];
  return links.flatMap(({ type, to }) => {
    const other = propertiesOf(web, to);
    if (saidIn(other).first <= saidIn(properties).last) return [];
    const verb = type === "RESPONDS_TO" ? "answers" : "says again";
    const [own, later] = [properties, other].map((each) => textOf(each, "saidOn"));
    const sentence = `\`${id}\` (${own}) ${verb} \`${to}\`, which was said later (${later}).`;
    return [{ about: id, at: { type, node: to }, sentence }];
  });
}

/** What comes of a meeting in turn: it is proposed, put off, held; and it is held by its last day. */
function outOfTurn({ properties }: NodeFact): readonly Warning[] {
  const { id } = properties;
  const held = textOf(properties, "heldOn");
  const { last } = lastedIn(properties);
  const late = (property: string, what: string, limit: string | undefined, which: string) => {
    const day = textOf(properties, property);
    if (day === undefined || limit === undefined || day <= limit) return [];
    const sentence = `\`${id}\` was ${what} on ${day}, after ${which} (${limit}).`;
    return [{ about: id, at: { property }, sentence }];
  };
  return [
    ...late("heldOn", "held", last, "its last day"),
    ...late("proposedOn", "proposed", held ?? last, held ? "it was held" : "its last day"),
    ...late("postponedOn", "postponed", held, "it was held"),
    ...late("cancelledOn", "cancelled", held, "it was held"),
  ];
}

/** That it took place is known only from what was published on that day or after it. */
function heldUnseen(web: Web, { properties }: NodeFact): readonly Warning[] {
  const { id } = properties;
  const held = textOf(properties, "heldOn");
  const documents = reportsOf(web, id);
  if (held === undefined || !allBefore(web, documents, held)) return [];
  const sentence = `\`${id}\` was held on ${held}, but every document that reports it is earlier.`;
  return [{ about: id, at: { property: "heldOn" }, sentence }];
}

function attendedUnseen(web: Web, { properties }: NodeFact): readonly Warning[] {
  const { id } = properties;
  const { first } = begunIn(properties);
  return web
    .into(id, "ATTENDED")
    .filter((each) => allBefore(web, listOf(each.properties, "reportedIn") ?? [], first))
    .map(({ from }) => ({
      about: id,
      at: { type: "ATTENDED", node: from },
      sentence: `\`${from}\` attended \`${id}\` on ${first}, but every document that reports it is earlier: who is to come is \`invited\`.`,
    }));
}

function producedUnseen(web: Web, { properties }: NodeFact): readonly Warning[] {
  const { id } = properties;
  return web.into(id, "PRODUCED").flatMap(({ from }: RelationshipFact) => {
    const { first } = begunIn(propertiesOf(web, from));
    if (!allBefore(web, reportsOf(web, id), first)) return [];
    const sentence = `\`${id}\` came of \`${from}\`, which starts on ${first}, but every document that reports it is earlier.`;
    return [{ about: id, at: { type: "PRODUCED", node: from }, sentence }];
  });
}

function writtenLate({ properties }: NodeFact): readonly Warning[] {
  const { id } = properties;
  const written = textOf(properties, "writtenOn");
  const { last } = publishedIn(properties);
  if (written === undefined || written <= last) return [];
  const sentence = `\`${id}\` was written on ${written}, after it was published (${last}).`;
  return [{ about: id, at: { property: "writtenOn" }, sentence }];
}

function allBefore(web: Web, documents: readonly string[], day: string): boolean {
  return (
    documents.length > 0 &&
    documents.every((document) => publishedIn(propertiesOf(web, document)).last < day)
  );
}

function reportsOf(web: Web, id: string): readonly string[] {
  return web.out(id, "REPORTED_IN").map(({ to }) => to);
}

function propertiesOf(web: Web, id: string): Properties {
  return web.node(id)?.properties ?? {};
}
