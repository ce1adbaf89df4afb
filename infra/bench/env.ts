/** What the programs a benchmark builds and runs inherit: the whole environment of the caller, read in one place. */
export const inheritedEnvironment: NodeJS.ProcessEnv = { ...process.env };
