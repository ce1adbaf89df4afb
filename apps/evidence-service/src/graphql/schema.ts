import { type GraphQLSchema, isScalarType } from 'graphql';
import './areas.ts';
import './partnerships.ts';
import './configuration.ts';
import './configuration-digests.ts';
import './conservation.ts';
import './outcomes.ts';
import './quarantine.ts';
import './measures.ts';
import './observations.ts';
import './refinement-chain.ts';
import { builder } from './builder.ts';
import { withStorableArguments } from './storable-arguments.ts';

/**
 * Compiled execution warns, on standard error and for every query, of scalars whose literals may hold variables, and
 * knows them by the number of their parser's parameters. None of ours can: they are numbers and texts.
 */
function withoutVariablesInLiterals(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type)) continue;
    const parse = type.parseLiteral.bind(type);
    type.parseLiteral = (node) => parse(node, undefined);
  }
  return schema;
}

/** The one schema of the evidence service. */
export const schema = withStorableArguments(
  withoutVariablesInLiterals(builder.toSchema({ sortSchema: true })),
);
