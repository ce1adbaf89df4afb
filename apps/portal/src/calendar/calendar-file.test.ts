import { expect, test } from 'vitest';
import { writeCalendar } from './calendar-file.ts';

test('a title neither turns the words that follow it nor begins a line of its own', async () => {
  const text = 'Lists\u202e\nATTENDEE:mailto:x@example.org\r\nEND:VEVENT: in force';
  const dates = [{ id: 'p1-from', day: '2026-12-01', text, href: '/partnerships/london' }];
  const file = await writeCalendar('Dates', 'https://example.org', [{ repId: 'london', dates }]);
  expect(file).not.toMatch(/\u202e/);
  expect(file.match(/^END:VEVENT/gm)).toHaveLength(1);
  expect(file).not.toMatch(/^ATTENDEE/m);
  expect(file.replaceAll('\r\n ', '')).toContain('SUMMARY:Lists  ATTENDEE');
});
