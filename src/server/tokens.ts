import { GraphQLError, Lexer, Source, TokenKind } from "graphql";
import { TooCostly } from "../model/faults.ts";

/** How many lexical tokens a document may have. */
const TOKEN_LIMIT = 1000;

/**
 * Refuses a long document before it is parsed: parsing recurses as deep as the document nests, and
 * validation takes the square of its length.
 *
 * @throws TooCostly naming the limit and the number of tokens
 */
export function checkTokens(document: string): void {
  const tokens = countTokens(document);
  if (tokens <= TOKEN_LIMIT) return;
  throw new TooCostly(
    `The tokens of a document must be at most ${TOKEN_LIMIT}, but were ${tokens}.`,
  );
}

/** Up to where the document can be read: what is wrong with it there, the parser will say. */
function countTokens(document: string): number {
  const lexer = new Lexer(new Source(document));
  let tokens = 0;
  try {
    while (lexer.advance().kind !== TokenKind.EOF) tokens += 1;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
  }
  return tokens;
}
