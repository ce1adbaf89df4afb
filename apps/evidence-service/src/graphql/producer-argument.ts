import { producerSchema } from '@rep/contracts';
import { codedError } from './coded-error.ts';

export function producerOrNull(producer: string | null | undefined): string | null {
  if (producer === null || producer === undefined) return null;
  if (producerSchema.safeParse(producer).success) return producer;
  throw codedError('BAD_INPUT', 'Give the producer as "national" or the id of a partnership.');
}
