import {
  newestQuarantined,
  type QuarantinedEvent,
  quarantineReasons,
} from '../conservation/outcomes.repository.ts';
import { builder } from './builder.ts';
import { checkRoom } from './check-room.ts';
import { QuarantineReason } from './outcomes.ts';
import { producerOrNull } from './producer-argument.ts';

const DEFAULT_QUARANTINE = 50;
const MOST_QUARANTINE = 500;

const Quarantined = builder.objectRef<QuarantinedEvent>('QuarantinedEvent');
Quarantined.implement({
  fields: (t) => ({
    producer: t.exposeString('producer', { nullable: true }),
    sequence: t.exposeInt('sequence', { nullable: true }),
    reason: t.exposeString('reason'),
    detail: t.exposeString('detail'),
    at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
  }),
});

builder.queryFields((t) => ({
  quarantine: t.field({
    type: [Quarantined],
    description: 'The newest messages in quarantine.',
    args: { producer: t.arg.string(), first: t.arg.int({ defaultValue: DEFAULT_QUARANTINE }) },
    resolve: (_root, { producer, first }, { caller, db }) => {
      checkRoom(caller, 'conservation');
      const wanted = Math.min(Math.max(first ?? DEFAULT_QUARANTINE, 0), MOST_QUARANTINE);
      return newestQuarantined(db, producerOrNull(producer), wanted);
    },
  }),
  quarantineReasons: t.field({
    type: [QuarantineReason],
    description: 'Why messages are in quarantine, all of them, the most frequent reason first.',
    args: { producer: t.arg.string() },
    resolve: async (_root, { producer }, { caller, db }) => {
      checkRoom(caller, 'conservation');
      return [...(await quarantineReasons(db, producerOrNull(producer)))];
    },
  }),
}));
