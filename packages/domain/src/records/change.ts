import type { EventData, EventType } from '@rep/contracts';
import type { Person } from '../access/person.ts';

/** What is told to the world beside the record itself, in the words of the event registry. */
export type Announcement = {
  [T in EventType]: { readonly type: T; readonly data: EventData<T> };
}[EventType];

/** What a command makes of a record: its next version whole, never a patch. */
export type Change<Content> = {
  readonly content: Content;
  /** The record's state in its own machine, for lists. */
  readonly state: string;
  /** GSS codes of the areas it concerns, for lists. */
  readonly areas: readonly string[];
  /** The step that was taken, as the history shows it. */
  readonly step: string;
  readonly reason: string | null;
  /** The configuration that produced it, where the record is of a pilot that has one. */
  readonly configVersion?: string;
  readonly announces: readonly Announcement[];
};

/** Who takes a step and when (an instant in UTC). Rules know no other clock. */
export type Taking = { readonly by: Person; readonly now: string };
