import { DomainError } from '@rep/domain';

/** There is no record of that kind and id here. */
export const recordNotFound = (kind: string): DomainError =>
  new DomainError(
    'record-not-found',
    `Choose from the list: there is no ${kind.replaceAll('-', ' ')} of that id here.`,
  );
