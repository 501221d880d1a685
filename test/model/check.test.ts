import { describe, expect, it } from "vitest";
import { checkModel } from "../../src/model/check.ts";
import type { KindDeclaration } from "../../src/model/kind.ts";
import { buildModel, model } from "../../src/model/model.ts";
import type { RelationshipDeclaration } from "../../src/model/relationship.ts";

const kinds: readonly KindDeclaration[] = [...model.interfaces, ...model.kinds];

const person = model.kind("Person");

function withRelationship(changed: Partial<RelationshipDeclaration>): () => void {
  const declared = { ...model.relationship("ATTENDED"), ...changed };
  return () => checkModel(kinds, [declared]);
}

function withKind(changed: Partial<KindDeclaration>): () => void {
  return () => checkModel([...kinds, { ...person, ...changed }], []);
}

describe("a model that is declared wrong is refused with a sentence", () => {
  it.each([
    [
      "an end that is no kind",
      withRelationship({ from: ["Persona"] }),
      "ATTENDED names Persona, which is no kind of node.",
    ],
    [
      "a relationship that no dossier can state",
      withRelationship({ fields: [] }),
      "ATTENDED must be stated under one of its fields, but is under 0.",
    ],
    [
      "a derived relationship that dossiers state",
      withRelationship({ derived: true }),
      "ATTENDED is derived, so no dossier can state it.",
    ],
    [
      "an order by a position that is not there",
      withRelationship({
        fields: model
          .relationship("ATTENDED")
          .fields.map((field) => ({ ...field, byPosition: true })),
      }),
      "ATTENDED gives attendees by position, but has no property position.",
    ],
    [
      "a plural that is taken",
      withKind({}),
      "Two kinds have the plural people; each needs its own.",
    ],
    [
      "a property declared twice",
      withKind({
        plural: "x",
        properties: [...person.properties, ...person.properties.slice(0, 1)],
      }),
      "Person declares the property id twice.",
    ],
    [
      "a name that is none of its properties",
      withKind({ plural: "x", calledBy: "title" }),
      "Person is called by title, which is none of its properties.",
    ],
  ])("%s", (_what, declare, sentence) => {
    expect(declare).toThrow(sentence);
  });

  it("all of them at once", () => {
    const wrong = withRelationship({ from: ["Persona"], to: ["Meating"] });

    expect(wrong).toThrow(/Persona.*\n.*Meating/);
  });
});

describe("the model", () => {
  it("resolves each field to the kinds at its far end and the one type they share", () => {
    const field = (owner: string, name: string) =>
      model.fields(owner).find((each) => each.name === name);

    expect(field("Person", "offices")).toMatchObject({
      far: ["Country", "Organization"],
      farType: "Actor",
    });
    expect(field("Document", "cites")).toMatchObject({ farType: "Entity" });
    expect(field("Issue", "claims")).toMatchObject({ far: ["Claim"], farType: "Claim" });
  });

  it("knows every kind and relationship of the graph", () => {
    expect(model.kinds).toHaveLength(11);
    expect(model.relationships).toHaveLength(25);
  });

  it("is built from declarations alone", () => {
    const rebuilt = buildModel(kinds, model.relationships);

    expect(rebuilt.kinds).toEqual(model.kinds);
  });
});
