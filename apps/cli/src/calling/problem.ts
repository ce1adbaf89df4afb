import { z } from 'zod';
import { CommandError } from '../command-error.ts';

const refusalSchema = z.object({
  gate: z.string().nullable(),
  code: z.string(),
  laCode: z.string().nullable(),
  fact: z.string(),
  whoCanSupply: z.string(),
});
const problemSchema = z.object({
  code: z.string(),
  detail: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
  refusals: z.array(refusalSchema).default([]),
});
type Refusal = z.infer<typeof refusalSchema>;

const lineOf = ({ gate, code, laCode, fact, whoCanSupply }: Refusal): string => {
  const where = [gate, code, laCode].filter((part) => part !== null).join(' ');
  return `  ${where}: ${fact} Who can supply it: ${whoCanSupply}.`;
};

/** Why a service refused a call: its code and sentence, then a line for each wrong field and each refusal. */
export async function refusedCall(answer: Response): Promise<CommandError> {
  const said: unknown = await answer.json().catch(() => null);
  const problem = problemSchema.safeParse(said);
  if (!problem.success) {
    return new CommandError(
      `The service answered HTTP ${answer.status} and did not say why: look at its log, then run the command again.`,
    );
  }
  const { code, detail, fields, refusals } = problem.data;
  const wrong = fields.map(({ path, message }) => `  ${path || 'the input'}: ${message}`);
  return new CommandError([`${code}: ${detail}`, ...wrong, ...refusals.map(lineOf)].join('\n'));
}
