import {
  findAuthorities,
  listAuthorities,
  listRegions,
  type StoredAuthority,
} from '../areas/area.repository.ts';
import { builder } from './builder.ts';

type StoredRegion = StoredAuthority['region'];
type StoredCode = StoredAuthority['codes'][number];

export const Region = builder.objectRef<StoredRegion>('Region');
Region.implement({
  description: 'One of the nine English regions.',
  fields: (t) => ({ code: t.exposeString('code'), name: t.exposeString('name') }),
});

const AuthorityCode = builder.objectRef<StoredCode>('AuthorityCode');
AuthorityCode.implement({
  description: 'A GSS code that an authority has or had, with its first and last day; open ends are null.',
  fields: (t) => ({
    code: t.exposeString('code'),
    oldCode: t.exposeString('oldCode'),
    from: t.exposeString('from', { nullable: true }),
    until: t.exposeString('until', { nullable: true }),
    note: t.exposeString('note', { nullable: true }),
  }),
});

export const Authority = builder.loadableObjectRef<StoredAuthority, string>('Authority', {
  load: async (keys, { db }) => {
    const found = new Map((await findAuthorities(db, keys)).map((authority) => [authority.code, authority]));
    return keys.map((key) => found.get(key) ?? new Error(`There is no authority ${key}.`));
  },
});
Authority.implement({
  description: 'A local authority under its current (or last) GSS code.',
  fields: (t) => ({
    code: t.exposeString('code'),
    name: t.exposeString('name'),
    oldCode: t.exposeString('oldCode', { description: 'The three-digit code of the DfE.' }),
    region: t.field({ type: Region, resolve: ({ region }) => region }),
    codes: t.field({ type: [AuthorityCode], resolve: ({ codes }) => codes }),
  }),
});

builder.queryFields((t) => ({
  authorities: t.field({
    type: [Authority],
    description: 'Local authorities by their code; of one region where its code is given.',
    args: { region: t.arg.string() },
    resolve: (_root, { region }, { db }) => listAuthorities(db, region ?? null),
  }),
  regions: t.field({ type: [Region], resolve: (_root, _args, { db }) => listRegions(db) }),
}));
