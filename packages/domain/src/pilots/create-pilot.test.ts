import { expect, test } from 'vitest';
import { PROGRAMME } from '../partnerships/programme.ts';
import { checkLeads } from './create-pilot.ts';

test('every joint lead drafts pilots, a member that does not lead is told who does', () => {
  for (const partnership of PROGRAMME) {
    for (const member of partnership.members) {
      const draft = (): void => checkLeads(partnership, member.new_la_code);
      if (member.lead) expect(draft).not.toThrow();
      else expect(draft).toThrow(expect.objectContaining({ code: 'not-a-lead-of-this-partnership' }));
    }
    expect(() => checkLeads(partnership, null)).toThrow(/^Ask a lead authority/);
  }
});
