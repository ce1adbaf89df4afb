/** RELEASE_DATA, where it is set. */
export const releaseDataDirectory: string | undefined = process.env['RELEASE_DATA'];

/** REP_TEST_SEED: the seed that a kill test printed, to repeat its choices; otherwise a new one. */
export const testSeed = (environment: NodeJS.ProcessEnv = process.env): number => {
  const given = environment['REP_TEST_SEED'];
  if (given === undefined || given === '') return Date.now() % 1_000_000;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new Error('Set REP_TEST_SEED to the whole number that a kill test printed as its seed.');
};
