import { type DocumentNode, GraphQLError, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { aboutTheQuery, codedError } from './coded-error.ts';
import { measureQuery, type QuerySize } from './query-size.ts';

/** The page queries of the portal take 7 levels and 80 tokens; these leave room for questions nobody has asked yet. */
const LIMITS = {
  tokens: 1_500,
  depth: 10,
  /** The usual introspection query nests 13 levels. */
  introspectionDepth: 20,
  aliases: 15,
  breadth: 60,
  /** One page of 500 rows with every field and 30 values each, counted and judged whole: a third of a second. */
  cost: 110_000,
} as const;

const MEASURES = ['depth', 'introspectionDepth', 'aliases', 'breadth', 'cost'] as const;
const SENTENCES: Readonly<Record<(typeof MEASURES)[number], string>> = {
  depth: `Nest fields at most ${LIMITS.depth} levels deep.`,
  introspectionDepth: `Nest fields of the schema at most ${LIMITS.introspectionDepth} levels deep.`,
  aliases: `Use at most ${LIMITS.aliases} aliases in one query.`,
  breadth: `Ask for at most ${LIMITS.breadth} fields side by side.`,
  cost: 'Ask for fewer rows or fields in one query: this one would read too much.',
};

/** A document is parsed once for all requests that bring it, and so it is measured once. */
const sizes = new WeakMap<DocumentNode, QuerySize>();
function sizeOf(document: DocumentNode): QuerySize {
  const size = sizes.get(document) ?? measureQuery(document);
  sizes.set(document, size);
  return size;
}

/** What is too large about a query, in one sentence, or null. */
function exceeded(document: DocumentNode): GraphQLError | null {
  const measured = sizeOf(document);
  const size = { ...measured, cost: measured.values + measured.reads };
  const over = MEASURES.find((measure) => size[measure] > LIMITS[measure]);
  return over ? codedError('QUERY_TOO_LARGE', SENTENCES[over]) : null;
}

/** Compiled execution does not know the default values of the schema's own fields. */
export const isIntrospection = (document: DocumentNode): boolean => sizeOf(document).introspectionDepth > 1;

type Source = Parameters<typeof parse>[0];
type ParseOptions = Parameters<typeof parse>[1];

const unreadable = (error: GraphQLError): GraphQLError =>
  error.message.includes(`more than ${LIMITS.tokens} tokens`)
    ? codedError('QUERY_TOO_LARGE', `Write the query with at most ${LIMITS.tokens} words and signs.`)
    : aboutTheQuery(error);

/** Refuses queries that are too large before they are validated or run; nothing else is then said about them. */
export const queryLimits: Plugin = {
  onParse({ setParseFn }) {
    setParseFn((source: Source, options: ParseOptions) => {
      try {
        return parse(source, { ...options, maxTokens: LIMITS.tokens });
      } catch (error) {
        throw error instanceof GraphQLError ? unreadable(error) : error;
      }
    });
  },
  onValidate({ params, setResult }) {
    const error = exceeded(params.documentAST);
    if (error) setResult([error]);
    return ({ result, setResult: replaceResult }) => {
      if (result.length > 0 && !error) replaceResult([...result].map((invalid) => aboutTheQuery(invalid)));
    };
  },
};
