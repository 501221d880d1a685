import { GraphQLError, Lexer, Source, TokenKind } from "graphql";
import { TooCostly } from "../model/faults.ts";

/** How many lexical tokens a document may have. */
const TOKEN_LIMIT = 1000;

/** How many directives it may have, in all of its operations and fragments. */
const DIRECTIVE_LIMIT = 10;

/**
 * Refuses a long document before it is parsed: parsing recurses as deep as the document nests, and
 * validation takes the square of its length, and of the directives at one place.
 *
 * @throws TooCostly naming the limit and the number
 */
export function checkTokens(document: string): void {
  const { tokens, directives } = countTokens(document);
  mostly("tokens", tokens, TOKEN_LIMIT);
  mostly("directives", directives, DIRECTIVE_LIMIT);
}

function mostly(what: "tokens" | "directives", were: number, limit: number): void {
  if (were <= limit) return;
  const message = `The ${what} of a document must be at most ${limit}, but were ${were}.`;
  throw new TooCostly(message, { reason: what });
}

interface Counted {
  readonly tokens: number;
  readonly directives: number;
}

/** Up to where the document can be read: what is wrong with it there, the parser will say. */
function countTokens(document: string): Counted {
  const lexer = new Lexer(new Source(document));
  const count = { tokens: 0, directives: 0 };
  try {
    for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
      count.tokens += 1;
      if (kind === TokenKind.AT) count.directives += 1;
    }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
  }
  return count;
}
