import { HttpProblem } from '@rep/service-kit';
import type { Services } from '../services/services.ts';

/** The titles of the standards by their ids; none where the national service is away, whose ids then stand alone. */
export async function statementTitles({ national }: Services): Promise<ReadonlyMap<string, string>> {
  try {
    const statements = await national.call((client) => client.standards.statements.list.query());
    return new Map(statements.map(({ content }) => [content.id, content.title]));
  } catch (error) {
    if (error instanceof HttpProblem) return new Map();
    throw error;
  }
}
