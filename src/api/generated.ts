import { Field } from "type-graphql";

/** A class made at start, to which type-graphql's decorators can be applied. */
export type GeneratedClass = new () => object;

/** A class of the given name, as type-graphql wants one for every type. */
export function generated(name: string): GeneratedClass {
  return { [name]: class {} }[name] as GeneratedClass;
}

/** Offers a field of a generated class. */
export function offerField(
  type: GeneratedClass,
  name: string,
  of: () => unknown,
  options: { readonly nullable?: boolean; readonly description: string },
): void {
  Field(of as never, options)(type.prototype, name);
}

/** A property's name as an enum value: `saidOn` is `SAID_ON`. */
export function upperSnake(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
