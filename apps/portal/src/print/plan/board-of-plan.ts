import { formatDay, formatTime } from '../../http/format.ts';
import type { planView } from '../../plans/plan-view.ts';
import { type Block, heading, orElse, table } from '../printed-document.ts';

type Seen = ReturnType<typeof planView>;

const agreed = ({ on, mustAgree }: Seen['bodies'][number]): string => {
  if (on) return `Agreed on ${formatDay(on)}`;
  return mustAgree ? 'Not yet, and needed' : 'Not yet';
};

/** What each body of the SEND and AP Partnership agreed to, and the meetings of its board. */
export const boardOfPlan = ({ bodies, meetings }: Seen): readonly Block[] => [
  heading('Agreement of the bodies'),
  orElse(
    bodies,
    () =>
      table(
        'Bodies',
        ['Body', 'Agreement to this edition'],
        bodies.map((body) => [body.title, agreed(body)]),
      ),
    'The template names no body.',
  ),
  heading('Meetings of the board'),
  orElse(
    meetings,
    () =>
      table(
        'Meetings',
        ['On', 'Present', 'Quorum', 'Edition'],
        meetings.map(({ on, present, quorum, current }) => [
          ...[formatDay(on), present.join(', '), quorum ? 'Quorate' : 'Not quorate'],
          current ? 'This one' : 'An earlier one',
        ]),
      ),
    'No meeting is recorded.',
  ),
];

/** What Regions Group asked, and what the authority answered. */
export const questionsOfPlan = ({ questions }: Seen): readonly Block[] => [
  heading('Questions and answers'),
  orElse(
    questions,
    () =>
      table(
        'Questions of Regions Group',
        ['Asked', 'Question', 'Answer'],
        questions.map(({ askedAt, text, answer }) => [
          formatTime(askedAt),
          text,
          answer ?? 'Not answered yet',
        ]),
      ),
    'Nothing was asked.',
  ),
];
