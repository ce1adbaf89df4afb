import { componentsOf } from './input-schema.ts';
import { type OperationSource, operationOf } from './operation.ts';
import { problemSchema } from './problem-schema.ts';

/** What a service says of its API as a whole. */
export type ApiAbout = { readonly title: string; readonly description: string };

const HOW_TO_CALL = [
  'A query is a GET: its fields stand in the address; lists repeat the name, anything that is not text is JSON, and the',
  'word null stands for null where a field may be null. A change is a POST with JSON. Every refusal is problem details',
  '(RFC 9457). The token comes from the portal: POST /token with account, password and audience.',
].join(' ');

const REFUSALS = {
  400: 'The input is wrong: every field is named.',
  401: 'There is no token, or it is not valid here.',
  403: 'Your role or partnership may not do this.',
  404: 'There is nothing of that id.',
  409: 'Somebody changed it meanwhile, or it is there already.',
  412: 'The step is out of turn: every gate and missing fact is named.',
  413: 'The request is too large.',
  415: 'The body is not JSON.',
  429: 'The service is behind: wait and try again.',
  500: 'The fault is here.',
} as const;
const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } };
const responses = Object.fromEntries(
  Object.entries(REFUSALS).map(([status, description]) => [`problem${status}`, { description, content }]),
);

/** The OpenAPI 3.1 document of a service's procedures, made of nothing but what they are. */
export function openApiDocument(about: ApiAbout, procedures: readonly OperationSource[]) {
  const operations = procedures.map(operationOf);
  const schemas = Object.assign({}, ...operations.map(({ components }) => components));
  return {
    openapi: '3.1.0',
    info: {
      title: about.title,
      version: '1.0.0',
      description: `${about.description} ${HOW_TO_CALL}`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api' }],
    security: [{ token: [] }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: Object.fromEntries(
      operations.map(({ address, method, operation }) => [address, { [method.toLowerCase()]: operation }]),
    ),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      responses,
      schemas: { ...componentsOf('problem', problemSchema, 'output'), ...schemas },
    },
  };
}
