/** What the document of the REST door says of this service as a whole. */
export const ABOUT = {
  title: 'Regional Expert Partnerships: a partnership',
  description:
    'One partnership: its profile, pilots, plans and published observations. Nine services answer by it, one for each partnership; tokens are for the audience rep-<partnership>, such as rep-london.',
};
