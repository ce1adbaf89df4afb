import {
  cruise,
  type ICruiseResult,
  type IForbiddenRuleType,
  type IRegularForbiddenRuleType,
} from 'dependency-cruiser';
import { type Breach, TESTS, type Workspace } from './workspace.ts';

const LEAVES = 'contracts|domain|evaluation|disclosure';
/** Pure libraries of the domain: SHA-256, canonical JSON (RFC 8785), seeded random numbers. */
const PURE = ['@noble/hashes', 'canonicalize', 'pure-rand'];
const inNodeModules = (...packages: string[]): string => `(^|/)node_modules/(${packages.join('|')})/`;
const literal = (file: string): string => `^${file.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
const wall = (
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IForbiddenRuleType => ({ name, severity: 'error', from, to });

const wall1 = (rootExports: string[]): IForbiddenRuleType[] => {
  const name = 'wall-1-apps-import-packages-only';
  const app = { path: '^apps/([^/]+)/' };
  return [
    wall(name, app, { path: '^apps/', pathNot: '^apps/$1/', dependencyTypesNot: ['type-only'] }),
    wall(name, app, { path: '^apps/', pathNot: ['^apps/$1/', ...rootExports] }),
    wall(name, { path: '^infra/' }, { path: '^apps/', dependencyTypesNot: ['type-only'] }),
    wall(name, { path: '^apps/' }, { path: '^infra/' }),
    wall(name, { path: '^packages/' }, { path: '^(apps|infra)/' }),
  ];
};

const wall2 = (): IForbiddenRuleType[] => {
  const name = 'wall-2-leaves';
  const leaf = { path: `^packages/(${LEAVES})/src/`, pathNot: TESTS };
  return [
    wall(name, leaf, { dependencyTypes: ['core'] }),
    wall(name, leaf, { path: '(^|/)node_modules/', pathNot: inNodeModules('zod', ...PURE) }),
    // Freezing a protocol and drawing lots are rules of the domain; no other leaf has them.
    wall(
      name,
      { path: `^packages/(${LEAVES})/src/`, pathNot: [...TESTS, '^packages/domain/'] },
      { path: inNodeModules(...PURE) },
    ),
    wall(name, leaf, { path: '^(apps|packages|infra)/', pathNot: ['^packages/$1/', '^packages/contracts/'] }),
    wall(
      name,
      { path: '^packages/(evaluation|disclosure)/src/', pathNot: TESTS },
      { path: '^packages/contracts/' },
    ),
  ];
};

// `local-servers` starts the database server itself and owns no table; `prisma.config.ts` is read by Prisma's own tool.
const wall3 = (): IForbiddenRuleType[] => [
  wall(
    'wall-3-sql-in-repositories',
    { pathNot: [...TESTS, '\\.repository\\.ts$', '^packages/local-servers/', '/prisma\\.config\\.ts$'] },
    { path: [inNodeModules('pg', 'pg-[^/]+', 'prisma', '@prisma/[^/]+'), '/prisma/generated/'] },
  ),
];

const wall4 = (): IForbiddenRuleType[] => [
  wall(
    'wall-4-trpc-in-procedures',
    { pathNot: [...TESTS, '\\.procedure\\.ts$', '^apps/[^/]+/src/router\\.ts$'] },
    { path: inNodeModules('@trpc/server') },
  ),
  wall(
    'wall-4-trpc-in-procedures',
    { pathNot: [...TESTS, '^apps/(cli|portal)/', '^infra/'] },
    { path: inNodeModules('@trpc/client') },
  ),
  wall(
    'wall-4-graphql-in-graphql',
    { pathNot: [...TESTS, '/graphql/'] },
    { path: inNodeModules('@pothos/[^/]+', 'graphql-yoga', 'graphql', 'graphql-jit', '@envelop/[^/]+') },
  ),
  wall(
    'wall-4-kafkajs-in-event-stream',
    { pathNot: '^packages/event-stream/' },
    { path: inNodeModules('kafkajs') },
  ),
];

const wall5 = (packageEntries: string[]): IForbiddenRuleType[] => [
  wall(
    'wall-5-no-deep-import',
    { path: '^(packages|apps|infra)/([^/]+)/' },
    { path: '^packages/', pathNot: ['^$1/$2/', ...packageEntries] },
  ),
  wall('wall-5-no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  // k6 brings modules of its own; Prisma's client is there once it was generated.
  wall(
    'wall-5-every-import-resolves',
    { pathNot: '^infra/k6/' },
    { couldNotResolve: true, pathNot: '/generated/' },
  ),
];

function rules(workspace: Workspace): IForbiddenRuleType[] {
  const entries = workspace.members.flatMap((member) => member.entryFiles);
  const of = (group: string): string[] => entries.filter((file) => file.startsWith(group)).map(literal);
  return [...wall1(of('apps/')), ...wall2(), ...wall3(), ...wall4(), ...wall5(of('packages/'))];
}

/**
 * Walks every import of the workspace. `modulesSeen` counts the source files that were really read: with a compiler
 * that dependency-cruiser cannot use it reads none and reports success, so the caller must compare.
 */
export async function checkImports(
  workspace: Workspace,
): Promise<{ breaches: Breach[]; modulesSeen: number }> {
  const { output } = await cruise(
    [...workspace.sourceFiles],
    {
      baseDir: workspace.root,
      validate: true,
      ruleSet: { forbidden: rules(workspace) },
      doNotFollow: { path: ['node_modules', '/generated/'] },
      tsPreCompilationDeps: true,
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  );
  const { modules, summary } = output as ICruiseResult;
  const sources = new Set(workspace.sourceFiles);
  return {
    modulesSeen: modules.filter((module) => sources.has(module.source)).length,
    breaches: summary.violations.map(({ rule, from, to, cycle }) => ({
      wall: rule.name,
      file: from,
      detail: cycle ? `goes round: ${cycle.map((step) => step.name).join(' -> ')}` : `imports ${to}`,
    })),
  };
}
