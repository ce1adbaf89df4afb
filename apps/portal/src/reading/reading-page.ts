import type { FastifyReply } from 'fastify';
import { mayEnter, type Room } from '../http/access.ts';
import type { Visit } from '../http/visit.ts';
import { type Section, sectionsView, type Words } from './sections.ts';

/** A choice by which what is shown is narrowed down. */
export type Choice = {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: string;
};

/** A page that is read: nothing on it changes anything. */
export type Reading = {
  readonly title: string;
  readonly synthetic?: boolean;
  /** What was just done. */
  readonly done?: string;
  readonly back?: { readonly href: string; readonly text: string };
  readonly intro?: readonly string[];
  readonly warnings?: readonly string[];
  readonly filter?: { readonly action: string; readonly button: string; readonly choices: readonly Choice[] };
  readonly buttons?: readonly { readonly href: string; readonly text: string }[];
  readonly links?: readonly Words[];
  readonly sections: readonly Section[];
};

/** Links and buttons that lead where the visitor may go; the others are left out. */
export const where = <T>(visit: Visit, room: Room, ...shown: readonly T[]): readonly T[] =>
  mayEnter(visit.account.role, room) ? shown : [];

const itemsOf = ({ options, chosen, ...choice }: Choice) => ({
  ...choice,
  items: options.map((option) => ({ ...option, selected: option.value === chosen })),
});

export function showReading(visit: Visit, { sections, filter, ...page }: Reading): Promise<FastifyReply> {
  return visit.page('reading.njk', {
    ...page,
    ...(filter && { filter: { ...filter, choices: filter.choices.map(itemsOf) } }),
    sections: sectionsView(sections),
  });
}
