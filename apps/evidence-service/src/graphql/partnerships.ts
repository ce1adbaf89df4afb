import {
  findPartnership,
  listPartnerships,
  type StoredPartnership,
} from '../partnerships/partnership.repository.ts';
import { listPilots, type StoredPilot } from '../pilots/pilot.repository.ts';
import { Authority, Region } from './areas.ts';
import { builder } from './builder.ts';

const Member = builder.objectRef<StoredPartnership['members'][number]>('Member');
Member.implement({
  description: 'An authority in a partnership.',
  fields: (t) => ({
    lead: t.exposeBoolean('lead'),
    authority: t.field({ type: Authority, resolve: ({ areaKey }) => areaKey }),
  }),
});

const Partnership = builder.loadableObjectRef<StoredPartnership, string>('Partnership', {
  load: async (ids, { db }) => {
    const all = new Map((await listPartnerships(db)).map((partnership) => [partnership.id, partnership]));
    return ids.map((id) => all.get(id) ?? new Error(`There is no partnership ${id}.`));
  },
});
Partnership.implement({
  description: 'A Regional Expert Partnership, as it is registered today.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    region: t.field({ type: Region, resolve: ({ region }) => region }),
    members: t.field({ type: [Member], resolve: ({ members }) => members }),
  }),
});

const Pilot = builder.objectRef<StoredPilot>('Pilot');
Pilot.implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.exposeString('title'),
    strand: t.exposeString('strand'),
    state: t.exposeString('state'),
    partnership: t.field({
      type: Partnership,
      // A pilot may be known before the registration of its partnership is.
      nullable: true,
      resolve: ({ partnershipId }) => partnershipId,
    }),
  }),
});

builder.queryFields((t) => ({
  partnerships: t.field({
    type: [Partnership],
    description: 'All partnerships by the code of their region.',
    resolve: (_root, _args, { db }) => listPartnerships(db),
  }),
  partnership: t.field({
    type: Partnership,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { db }) => findPartnership(db, id),
  }),
  pilots: t.field({
    type: [Pilot],
    description:
      'Pilots of one partnership or all, each in its latest state. Others’ are seen once they were registered.',
    args: { partnership: t.arg.id() },
    resolve: (_root, { partnership }, { db, sight }) =>
      listPilots(db, { sight, partnership: partnership ?? null }),
  }),
}));
