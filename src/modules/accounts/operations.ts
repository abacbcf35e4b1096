/** Roles that a person can hold. Others join here with the rooms that need them. */
export const ROLES = ['administrator', 'coordinator'] as const;
export type Role = (typeof ROLES)[number];

/** Who may perform an operation: everybody, anyone who has signed in, or those who hold one of the roles. */
export type Who = 'anyone' | 'signed-in' | readonly Role[];

/** One row of the table of operations. */
export interface OperationRule {
  /** A page answers people in HTML, the API answers programs in JSON. */
  readonly surface: 'page' | 'api';
  readonly who: Who;
  /** What proves who asks. An API token needs the scope `read` for GET and `write` for everything else. */
  readonly credentials: readonly ('session' | 'token')[];
}

const page = (who: Who): OperationRule => ({ surface: 'page', who, credentials: ['session'] });
const api = (who: Who): OperationRule => ({ surface: 'api', who, credentials: ['session', 'token'] });

/** Those who run programmes. */
const STAFF: readonly Role[] = ['administrator', 'coordinator'];

/**
 * Every operation of the service and who may perform it: the guard's only source, and what the OpenAPI document shows as
 * `x-authz`. A handler that is not here, or a row without a handler, stops the boot.
 */
export const OPERATIONS: Readonly<Record<string, OperationRule>> = {
  'platform.check-liveness': api('anyone'),
  'platform.check-readiness': api('anyone'),
  'platform.describe-api': api('signed-in'),
  'platform.show-api-docs': page('signed-in'),

  'councils.list-councils': api('signed-in'),
  'councils.read-council': api('signed-in'),
  'councils.edit-council': api(STAFF),
  'councils.list-neighbours': api('signed-in'),
  'councils.set-neighbour': api(STAFF),
  'councils.list-control': api('signed-in'),
  'councils.replace-control': api(STAFF),
  'councils.list-polls': api('signed-in'),
  'councils.replace-polls': api(STAFF),
  'councils.import-authorities': api(STAFF),
  'councils.import-borders': api(STAFF),
};
