/** RELEASE_DATA, where it is set. */
export const releaseDataDirectory: string | undefined = process.env['RELEASE_DATA'];
