import { setTimeout as delay } from 'node:timers/promises';
import { createEvidenceClient } from '@rep/service-kit/evidence-client';
import { z } from 'zod';
import type { System } from './clients.ts';
import type { Measured } from './load.ts';
import type { Operation } from './operations.ts';
import { personOf } from './people.ts';
import type { User } from './users.ts';

const LOOK_EVERY_MS = 10;
const DEADLINE_MS = 30_000;
const schema = z.object({ configurationHistory: z.array(z.object({ version: z.int() })) });
const QUERY = `query Versions($id: ID!, $producer: String!) {
  configurationHistory(kind: "pilot", id: $id, producer: $producer) { version }
}`;

type Given = {
  readonly system: System;
  /** Each changes a draft of its own, which nobody else does. */
  readonly users: readonly User[];
  readonly save: Operation;
  readonly times: number;
};

/** Milliseconds from the service's answer that a change is saved until GraphQL shows it. */
export async function measureVisible({ system, users, save, times }: Given): Promise<Measured> {
  const latencies: number[] = [];
  const began = performance.now();
  const follow = async (user: User): Promise<void> => {
    const { place, shared: id } = user;
    const who = personOf(place, place.lead, 'drafter');
    const headers = async () => ({ authorization: `Bearer ${await system.tokens(who, 'evidence')}` });
    const evidence = createEvidenceClient({
      url: system.urlOf('evidence'),
      headers,
      deadlineMs: DEADLINE_MS,
    });
    const variables = { id, producer: place.repId };
    const versions = async (): Promise<number> =>
      (await evidence.ask(schema, { query: QUERY, variables })).configurationHistory.length;
    let known = await versions();
    for (let time = 0; time < times; time += 1) {
      await save.at(user, id);
      const saved = performance.now();
      for (let seen = known; seen <= known; seen = await versions()) await delay(LOOK_EVERY_MS);
      latencies.push(performance.now() - saved);
      known += 1;
    }
  };
  await Promise.all(users.map(follow));
  return { latencies, seconds: (performance.now() - began) / 1000 };
}
