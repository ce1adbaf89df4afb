/** What the document of the REST door says of this service as a whole. */
export const ABOUT = {
  title: 'Regional Expert Partnerships: the national service',
  description:
    'The registry of partnerships, what holds for all of them, and the figures for England. Tokens are for the audience national.',
};
