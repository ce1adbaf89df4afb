type Planted = { readonly file: string; readonly text: string };

/** One breach of every wall, and of some in more than one way. */
export const PLANTED: readonly (Planted & { readonly wall: string; readonly what: string })[] = [
  {
    wall: 'wall-1-apps-import-packages-only',
    what: 'an app that runs code of another app',
    file: 'apps/portal/src/planted-app-import.ts',
    text: "import { planted } from '../../rep-service/src/planted-target.ts';\nexport const p = planted;",
  },
  {
    wall: 'wall-1-apps-import-packages-only',
    what: 'an app that takes a type from the inside of another app',
    file: 'apps/portal/src/planted-inner-type.ts',
    text: "import type { planted } from '../../rep-service/src/planted-target.ts';\nexport type P = typeof planted;",
  },
  {
    wall: 'wall-1-apps-import-packages-only',
    what: 'a package that imports an app',
    file: 'packages/outbox/src/planted-app-import.ts',
    text: "import { planted } from '../../../apps/rep-service/src/planted-target.ts';\nexport const p = planted;",
  },
  {
    wall: 'wall-2-leaves',
    what: 'a leaf that reads files',
    file: 'packages/domain/src/planted-file-reader.ts',
    text: "import { readFileSync } from 'node:fs';\nexport const p = readFileSync;",
  },
  {
    wall: 'wall-2-leaves',
    what: 'a leaf that calls the network by a global',
    file: 'packages/domain/src/planted-network.ts',
    text: "export const p = () => fetch('http://127.0.0.1');",
  },
  {
    wall: 'wall-2-leaves',
    what: 'a leaf that imports a package with input and output',
    file: 'packages/contracts/src/planted-stream.ts',
    text: "import { StreamError } from '../../event-stream/src/index.ts';\nexport const p = StreamError;",
  },
  {
    wall: 'wall-2-leaves',
    what: 'a leaf beside the domain that draws random numbers',
    file: 'packages/contracts/src/planted-lots.ts',
    text: "import { uniformInt } from '../../domain/node_modules/pure-rand/lib/esm/distribution/uniformInt.js';\nexport const p = uniformInt;",
  },
  {
    wall: 'wall-3-sql-in-repositories',
    what: 'a database driver outside a repository',
    file: 'apps/evidence-service/src/planted-driver.ts',
    text: "import pg from 'pg';\nexport const p = pg.Pool;",
  },
  {
    wall: 'wall-3-sql-in-repositories',
    what: 'SQL outside a repository',
    file: 'apps/rep-service/src/planted-sql.ts',
    text: "export const p = 'SELECT state FROM pilot WHERE id = $1';",
  },
  {
    wall: 'wall-4-trpc-in-procedures',
    what: 'tRPC outside a procedure',
    file: 'apps/rep-service/src/planted-trpc.ts',
    text: "import { TRPCError } from '@trpc/server';\nexport const p = TRPCError;",
  },
  {
    wall: 'wall-4-graphql-in-graphql',
    what: 'Yoga outside graphql/',
    file: 'apps/evidence-service/src/planted-yoga.ts',
    text: "import { createYoga } from 'graphql-yoga';\nexport const p = createYoga;",
  },
  {
    wall: 'wall-4-kafkajs-in-event-stream',
    what: 'kafkajs outside the stream',
    file: 'packages/outbox/src/planted-kafka.ts',
    text: "import { Kafka } from '../../event-stream/node_modules/kafkajs/index.js';\nexport const p = Kafka;",
  },
  {
    wall: 'wall-5-no-deep-import',
    what: 'a deep import into a package',
    file: 'apps/cli/src/planted-deep.ts',
    text: "import { REP_IDS } from '../../../packages/contracts/src/codes.ts';\nexport const p = REP_IDS;",
  },
  {
    wall: 'wall-5-no-cycles',
    what: 'a cycle',
    file: 'apps/cli/src/planted-cycle.ts',
    text: "import { q } from './planted-cycle-back.ts';\nexport const p = () => q;",
  },
  {
    wall: 'wall-5-no-export-star',
    what: 'an export of everything',
    file: 'apps/cli/src/planted-star.ts',
    text: "export * from './planted-cycle.ts';",
  },
  {
    wall: 'wall-5-every-import-resolves',
    what: 'a package nobody declared',
    file: 'apps/cli/src/planted-undeclared.ts',
    text: "import { nothing } from '@rep/nowhere';\nexport const p = nothing;",
  },
  {
    wall: 'wall-6-one-writer-per-table',
    what: 'a write to a table of another app',
    file: 'apps/evidence-service/src/planted.repository.ts',
    text: "export const p = 'INSERT INTO outbox.planted (id) VALUES ($1)';",
  },
  {
    wall: 'wall-6-one-writer-per-table',
    what: 'a write to the stream beside its publish function',
    file: 'packages/event-stream/src/planted.repository.ts',
    text: "export const p = 'DELETE FROM stream.planted WHERE id = $1';",
  },
  {
    wall: 'wall-7-process-env-only-in-env-ts',
    what: 'the environment read in passing',
    file: 'apps/portal/src/planted-environment.ts',
    text: "export const p = process.env['PORT'];",
  },
  {
    wall: 'wall-7-process-env-only-in-env-ts',
    what: 'the environment read by another spelling',
    file: 'apps/portal/src/planted-environment-2.ts',
    text: "import { env } from 'node:process';\nexport const p = env;",
  },
];

/** Neighbours that look like breaches and are none. */
export const ALLOWED: readonly Planted[] = [
  { file: 'apps/rep-service/src/planted-target.ts', text: 'export const planted = 1;' },
  {
    file: 'apps/cli/src/planted-cycle-back.ts',
    text: "import type { p } from './planted-types.ts';\nimport { p as q0 } from './planted-cycle.ts';\nexport const q: typeof p = 1 as never ?? q0;",
  },
  {
    file: 'apps/cli/src/planted-types.ts',
    text: "import type { q } from './planted-types-back.ts';\nexport const p = 1;\nexport type Q = typeof q;",
  },
  {
    file: 'apps/cli/src/planted-types-back.ts',
    text: "import type { p } from './planted-types.ts';\nexport const q = 1;\nexport type P = typeof p;",
  },
  {
    file: 'packages/domain/src/planted-leaf.ts',
    text: "import { REP_IDS } from '@rep/contracts';\nimport { z } from 'zod';\nexport const p = z.enum(REP_IDS);",
  },
  {
    file: 'apps/rep-service/src/planted.repository.ts',
    text: "import pg from 'pg';\nexport const p = pg.Pool;",
  },
  {
    file: 'apps/rep-service/src/planted.procedure.ts',
    text: "import { TRPCError } from '@trpc/server';\nexport const p = TRPCError;",
  },
  {
    file: 'apps/evidence-service/src/graphql/planted.ts',
    text: "import { createYoga } from 'graphql-yoga';\nexport const p = createYoga;",
  },
  { file: 'apps/portal/src/planted/env.ts', text: "export const p = process.env['PORT'];" },
  {
    file: 'apps/portal/src/planted-english.ts',
    text: "export const p = 'Select an authority from the list, or update the set of pilots.';",
  },
];
