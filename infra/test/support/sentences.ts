/** The lines that `npm start` adds to npm's own. */
export const sentencesOf = (output: string): string[] =>
  output.split('\n').filter((line) => line !== '' && !line.startsWith('>') && !line.startsWith('npm '));
