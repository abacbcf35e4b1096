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

export type OperationTable = Readonly<Record<string, OperationRule>>;

/** Under this token the guard and the check of the boot are given the table. */
export const OPERATION_TABLE = Symbol('OPERATION_TABLE');

const page = (who: Who): OperationRule => ({ surface: 'page', who, credentials: ['session'] });
const api = (who: Who): OperationRule => ({ surface: 'api', who, credentials: ['session', 'token'] });
const apiBySession = (who: Who): OperationRule => ({ surface: 'api', who, credentials: ['session'] });

/** Those who run programmes. */
const STAFF: readonly Role[] = ['administrator', 'coordinator'];

/**
 * Every operation of the service and who may perform it: the guard's only source, and what the OpenAPI document shows as
 * `x-authz`. A handler that is not here, or a row without a handler, stops the boot.
 */
export const OPERATIONS: OperationTable = {
  'platform.check-liveness': api('anyone'),
  'platform.check-readiness': api('anyone'),
  'platform.describe-api': api('signed-in'),
  'platform.show-api-docs': page('signed-in'),

  'accounts.show-sign-in': page('anyone'),
  'accounts.request-sign-in': page('anyone'),
  'accounts.show-sign-in-code': page('anyone'),
  'accounts.sign-in-by-code': page('anyone'),
  'accounts.sign-in-by-link': page('anyone'),
  'accounts.sign-out': page('signed-in'),
  'accounts.sign-out-everywhere': page('signed-in'),
  'accounts.show-account': page('signed-in'),
  'accounts.create-token-on-page': page(STAFF),
  'accounts.revoke-token-on-page': page(STAFF),
  'accounts.list-tokens': api(STAFF),
  'accounts.create-token': apiBySession(STAFF),
  'accounts.revoke-token': api(STAFF),
  'accounts.list-letters': page('anyone'),
  'accounts.read-letter': page('anyone'),

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

  'programmes.list-years': api('signed-in'),
  'programmes.create-year': api(STAFF),
  'programmes.read-year': api('signed-in'),
  'programmes.edit-year': api(STAFF),
  'programmes.delete-year': api(STAFF),
  'programmes.read-exchange-rates': api('signed-in'),
  'programmes.read-calendar': api('signed-in'),
  'programmes.read-council-calendar': api('signed-in'),
  'programmes.list-overrides': api('signed-in'),
  'programmes.create-override': api(STAFF),
  'programmes.read-override': api('signed-in'),
  'programmes.edit-override': api(STAFF),
  'programmes.delete-override': api(STAFF),
  'programmes.list-conferences': api('signed-in'),
  'programmes.create-conference': api(STAFF),
  'programmes.read-conference': api('signed-in'),
  'programmes.edit-conference': api(STAFF),
  'programmes.delete-conference': api(STAFF),
  'programmes.list-managers': api(STAFF),
  'programmes.create-manager': api(STAFF),
  'programmes.read-manager': api(STAFF),
  'programmes.edit-manager': api(STAFF),
  'programmes.show-managers': page(STAFF),
  'programmes.create-manager-on-page': page(STAFF),
  'programmes.show-manager': page(STAFF),
  'programmes.edit-manager-on-page': page(STAFF),

  'peers.list-peers': api(STAFF),
  'peers.read-peer': api(STAFF),
  'peers.edit-peer': api(STAFF),
  'peers.change-accreditation': api(STAFF),
  'peers.read-availability': api(STAFF),
  'peers.replace-availability': api(STAFF),
  'peers.list-conflicts': api(STAFF),
  'peers.add-conflict': api(STAFF),
  'peers.remove-conflict': api(STAFF),
  'peers.list-kinds': api('signed-in'),
  'peers.read-kind': api('signed-in'),
  'peers.create-kind': api(STAFF),
  'peers.edit-kind': api(STAFF),
  'peers.list-themes': api('signed-in'),

  'challenges.list-challenges': api(STAFF),
  'challenges.create-challenge': api(STAFF),
  'challenges.read-challenge': api(STAFF),
  'challenges.edit-challenge': api(STAFF),
  'challenges.withdraw-challenge': api(STAFF),
  'challenges.reinstate-challenge': api(STAFF),
  'challenges.import-file': api(STAFF),
  'challenges.export-file': api(STAFF),
  'challenges.read-template': api(STAFF),
  'challenges.list-imports': api(STAFF),

  'teams.list-teams': api(STAFF),
  'teams.read-team': api(STAFF),

  'planning.start-run': api(STAFF),
  'planning.list-runs': api(STAFF),
  'planning.read-run': api(STAFF),
  'planning.cancel-run': api(STAFF),
  'planning.finish-run': api(STAFF),
  'planning.watch-run': api(STAFF),
  'planning.weigh-alternatives': api(STAFF),
  'planning.list-plans': api(STAFF),
  'planning.read-plan': api(STAFF),
  'planning.read-plan-problem': api(STAFF),
  'planning.read-plan-document': api(STAFF),
  'planning.view-plan-year': api(STAFF),
  'planning.simulate-answers': api(STAFF),
  'planning.analyse-plan': api(STAFF),
  'planning.compare-plans': api(STAFF),
  'planning.read-fairness': api(STAFF),
  'planning.write-letter': api(STAFF),
  'planning.list-team-roles': api(STAFF),
  'planning.read-team-roles': api(STAFF),
  'planning.choose-team-roles': api(STAFF),
  'planning.review-plan': api(STAFF),
  'planning.repair-plan': api(STAFF),
  'planning.explain-changes': api(STAFF),
  'planning.approve-plan': api(STAFF),
  'planning.withdraw-approval': api(STAFF),
  'planning.explain-weeks': api(STAFF),
  'planning.ask-why-not': api(STAFF),
  'planning.explain-member': api(STAFF),
  'planning.explain-vacancies': api(STAFF),
  'planning.assess-capacity': api(STAFF),
  'planning.export-capacity-curve': api(STAFF),
  'planning.fit-one-more': api(STAFF),
  'planning.create-scenario': api(STAFF),
  'planning.list-scenarios': api(STAFF),
  'planning.read-scenario': api(STAFF),
  'planning.change-scenario': api(STAFF),
  'planning.plan-scenario': api(STAFF),
  'planning.delete-scenario': api(STAFF),
  'planning.show-first-page': page(STAFF),
  'planning.show-years': page(STAFF),
  'planning.show-year': page(STAFF),
  'planning.show-team': page(STAFF),
  'planning.show-why-not': page(STAFF),
  'planning.show-member': page(STAFF),
  'planning.show-vacancies': page(STAFF),
  'planning.show-fit-one-more': page(STAFF),
  'planning.start-run-on-page': page(STAFF),
  'planning.show-new-run': page(STAFF),
  'planning.show-alternatives': page(STAFF),
  'planning.show-run': page(STAFF),
  'planning.cancel-run-on-page': page(STAFF),
  'planning.finish-run-on-page': page(STAFF),
  'planning.show-analysis': page(STAFF),
  'planning.show-comparison': page(STAFF),
  'planning.show-capacity': page(STAFF),
  'planning.show-fairness': page(STAFF),
  'planning.show-letter': page(STAFF),
  'planning.show-team-roles': page(STAFF),
  'planning.choose-team-roles-on-page': page(STAFF),
  'planning.show-review': page(STAFF),
  'planning.repair-plan-on-page': page(STAFF),
  'planning.show-changes': page(STAFF),
  'planning.show-scenarios': page(STAFF),
  'planning.create-scenario-on-page': page(STAFF),
  'planning.show-scenario': page(STAFF),
  'planning.change-scenario-on-page': page(STAFF),
  'planning.plan-scenario-on-page': page(STAFF),
  'planning.delete-scenario-on-page': page(STAFF),
  'planning.ask-approval': page(STAFF),
  'planning.approve-plan-on-page': page(STAFF),
  'planning.ask-withdrawal': page(STAFF),
  'planning.withdraw-approval-on-page': page(STAFF),
};
