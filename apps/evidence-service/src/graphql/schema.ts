import type { GraphQLSchema } from 'graphql';
import './areas.ts';
import './partnerships.ts';
import './conservation.ts';
import './observations.ts';
import { builder } from './builder.ts';

/** The one schema of the evidence service. */
export const schema: GraphQLSchema = builder.toSchema({ sortSchema: true });
