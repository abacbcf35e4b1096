/** Where an unauthenticated visitor of a page is sent. */
export const SIGN_IN_PATH = '/sign-in';

/** Whether answers under this path are for programs (problem+json) and not pages. The path has no query. */
export const isApiPath = (path: string): boolean => /^\/(api|health)(\/|$)/.test(path) && path !== '/api/docs';
