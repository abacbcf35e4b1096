import { type TargetKind } from './path-targets.js';
import { type Role } from './roles.js';

/** How far a role reaches in an operation. */
export type Reach =
  /** To every object. */
  | 'any'
  /** To every object, for those whose grant names no limit. */
  | 'unlimited'
  /** To objects within what the grant is limited to. An operation without a target lists or makes nothing else. */
  | 'own'
  /** The same, while the last target is in one of these states. */
  | { readonly ownIn: readonly string[] };

/**
 * Who may perform an operation: everybody, whoever holds the link of a letter that the path names, anyone who has signed in, or those
 * who hold one of the roles, as far as it reaches.
 */
export type Who = 'anyone' | 'link-holder' | 'signed-in' | Readonly<Partial<Record<Role, Reach>>>;

/** One row of the table of operations. */
export interface OperationRule {
  /** A page answers people in HTML, the API answers programs in JSON. */
  readonly surface: 'page' | 'api';
  readonly who: Who;
  /** Objects that the path names, in its order. To those whose role does not reach them they do not exist: 404. */
  readonly targets: readonly TargetKind[];
  /** What proves who asks. An API token needs the scope `read` for GET and `write` for everything else. */
  readonly credentials: readonly ('session' | 'token')[];
}

export type OperationTable = Readonly<Record<string, OperationRule>>;

/** Under this token the guard and the check of the boot are given the table. */
export const OPERATION_TABLE = Symbol('OPERATION_TABLE');

const row =
  (surface: 'page' | 'api', credentials: OperationRule['credentials']) =>
  (who: Who, ...targets: TargetKind[]): OperationRule => ({ surface, who, targets, credentials });
const page = row('page', ['session']);
const api = row('api', ['session', 'token']);
const apiBySession = row('api', ['session']);

/** Those who keep the vocabularies that every programme shares. */
const ADMINISTRATOR: Who = { administrator: 'any' };
/** Those who run programmes, each in their own years. */
const STAFF: Who = { administrator: 'any', coordinator: 'own' };
/** Those who keep what all years share: councils, the pool, the staff list. */
const KEEPERS: Who = { administrator: 'any', coordinator: 'any' };
/** Those who run programmes, and the challenge managers of their challenges. */
const CHALLENGE_STAFF: Who = { ...STAFF, 'challenge-manager': 'own' };
/** Those to whom a year's figures are known. */
const YEAR_STAFF: Who = { ...CHALLENGE_STAFF, 'regional-associate': 'own' };
/** Those who have to know which weeks a council can have: it, and nobody else's councils. */
const COUNCIL_CALENDAR: Who = { ...YEAR_STAFF, 'council-lead': 'own', 'council-member': 'own' };
/** Those who have to know which weeks a year has. */
const CALENDAR_READERS: Who = { ...COUNCIL_CALENDAR, peer: 'any', assistant: 'any' };

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
  'accounts.begin-organisation-sign-in': page('anyone'),
  'accounts.return-from-organisation': page('anyone'),
  'accounts.sign-in-by-organisation': page('anyone'),
  'accounts.show-second-step': page('signed-in'),
  'accounts.take-second-step': page('signed-in'),
  'accounts.sign-out': page('signed-in'),
  'accounts.sign-out-everywhere': page('signed-in'),
  'accounts.show-account': page('signed-in'),
  'accounts.show-second-step-setup': page('signed-in'),
  'accounts.start-second-step-setup': page('signed-in'),
  'accounts.finish-second-step-setup': page('signed-in'),
  'accounts.renew-recovery-codes': page('signed-in'),
  'accounts.list-second-steps': page({ administrator: 'any' }),
  'accounts.reset-second-step': page({ administrator: 'any' }),
  'accounts.show-first-pin': page('signed-in'),
  'accounts.choose-first-pin': page('signed-in'),
  'accounts.show-pin-change': page('signed-in'),
  'accounts.change-pin': page('signed-in'),
  'accounts.show-confirmation': page('signed-in'),
  'accounts.confirm-by-pin': page('signed-in'),
  'accounts.request-new-pin': page('signed-in'),
  'accounts.show-new-pin': page('signed-in'),
  'accounts.choose-new-pin': page('signed-in'),
  'accounts.create-token-on-page': page(KEEPERS),
  'accounts.revoke-token-on-page': page(KEEPERS),
  'accounts.list-tokens': api(KEEPERS),
  'accounts.create-token': apiBySession(KEEPERS),
  'accounts.revoke-token': api(KEEPERS),
  'accounts.list-letters': page('anyone'),
  'accounts.read-letter': page('anyone'),

  'councils.list-councils': api('signed-in'),
  'councils.read-council': api('signed-in'),
  'councils.edit-council': api(KEEPERS, 'council'),
  'councils.list-neighbours': api('signed-in'),
  'councils.set-neighbour': api(KEEPERS, 'council'),
  'councils.list-control': api('signed-in'),
  'councils.replace-control': api(KEEPERS, 'council'),
  'councils.list-polls': api('signed-in'),
  'councils.replace-polls': api(KEEPERS, 'council'),
  'councils.list-contacts': api(KEEPERS, 'council'),
  'councils.replace-contacts': api(KEEPERS, 'council'),
  'councils.import-authorities': api(KEEPERS),
  'councils.import-borders': api(KEEPERS),
  'councils.list-shared-services': api(KEEPERS),
  'councils.add-shared-service': api(KEEPERS),
  'councils.remove-shared-service': api(KEEPERS),
  'councils.show-shared-services': page(KEEPERS),
  'councils.add-shared-service-on-page': page(KEEPERS),
  'councils.remove-shared-service-on-page': page(KEEPERS),

  'programmes.list-years': api(YEAR_STAFF),
  'programmes.create-year': api({ administrator: 'any', coordinator: 'unlimited' }),
  'programmes.read-year': api(YEAR_STAFF, 'programme-year'),
  'programmes.edit-year': api(STAFF, 'programme-year'),
  'programmes.delete-year': api(STAFF, 'programme-year'),
  'programmes.read-exchange-rates': api(YEAR_STAFF, 'programme-year'),
  'programmes.read-calendar': api(CALENDAR_READERS, 'programme-year'),
  'programmes.read-council-calendar': api(COUNCIL_CALENDAR, 'programme-year', 'council'),
  'programmes.list-overrides': api(YEAR_STAFF, 'programme-year'),
  'programmes.create-override': api(STAFF, 'programme-year'),
  'programmes.read-override': api(YEAR_STAFF, 'programme-year'),
  'programmes.edit-override': api(STAFF, 'programme-year'),
  'programmes.delete-override': api(STAFF, 'programme-year'),
  'programmes.list-conferences': api('signed-in'),
  'programmes.create-conference': api(KEEPERS),
  'programmes.read-conference': api('signed-in'),
  'programmes.edit-conference': api(KEEPERS),
  'programmes.delete-conference': api(KEEPERS),
  'programmes.list-managers': api(KEEPERS),
  'programmes.create-manager': api(KEEPERS),
  'programmes.read-manager': api(KEEPERS, 'challenge-manager'),
  'programmes.edit-manager': api(KEEPERS, 'challenge-manager'),
  'programmes.show-managers': page(KEEPERS),
  'programmes.create-manager-on-page': page(KEEPERS),
  'programmes.show-manager': page(KEEPERS, 'challenge-manager'),
  'programmes.edit-manager-on-page': page(KEEPERS, 'challenge-manager'),

  'peers.list-peers': api(KEEPERS),
  'peers.read-peer': api(KEEPERS, 'peer'),
  'peers.edit-peer': api(KEEPERS, 'peer'),
  'peers.change-accreditation': api(KEEPERS, 'peer'),
  'peers.list-lives': api(KEEPERS),
  'peers.read-life': api(KEEPERS, 'peer'),
  'peers.show-lives': page(KEEPERS),
  'peers.show-life': page(KEEPERS, 'peer'),
  'peers.take-step-on-page': page(KEEPERS, 'peer'),
  'peers.read-availability': api(KEEPERS, 'peer'),
  'peers.replace-availability': api(KEEPERS, 'peer'),
  'peers.list-conflicts': api(KEEPERS, 'peer'),
  'peers.add-conflict': api(KEEPERS, 'peer'),
  'peers.remove-conflict': api(KEEPERS, 'peer'),
  'peers.list-kinds': api('signed-in'),
  'peers.read-kind': api('signed-in'),
  'peers.create-kind': api(KEEPERS),
  'peers.edit-kind': api(KEEPERS),
  'peers.read-kind-uses': api(KEEPERS),
  'peers.show-kinds': page(KEEPERS),
  'peers.show-kind': page(KEEPERS),
  'peers.create-kind-on-page': page(ADMINISTRATOR),
  'peers.edit-kind-on-page': page(ADMINISTRATOR),
  'peers.list-themes': api('signed-in'),
  'peers.list-clashes': api(STAFF, 'programme-year'),
  'peers.acknowledge-clash': api(STAFF, 'programme-year'),
  'peers.show-clashes': page(STAFF, 'programme-year'),
  'peers.acknowledge-clash-on-page': page(STAFF, 'programme-year'),
  'peers.show-my-page': page('signed-in'),
  'peers.show-my-availability': page('signed-in'),
  'peers.save-my-availability': page('signed-in'),
  'peers.fill-my-availability': page('signed-in'),
  'peers.show-my-calendar': page('signed-in'),
  'peers.read-my-calendar': page('signed-in'),
  'peers.show-my-assistants': page('signed-in'),
  'peers.name-assistant': page('signed-in'),
  'peers.end-assistant': page('signed-in'),
  'peers.list-assisted': page('signed-in'),
  'peers.stop-assisting': page('signed-in'),
  'peers.show-assisted-availability': page('signed-in'),
  'peers.save-assisted-availability': page('signed-in'),
  'peers.fill-assisted-availability': page('signed-in'),
  'peers.show-assisted-calendar': page('signed-in'),
  'peers.read-assisted-calendar': page('signed-in'),

  'recruitment.list-campaigns': api(KEEPERS),
  'recruitment.create-campaign': api(KEEPERS),
  'recruitment.read-campaign': api(KEEPERS),
  'recruitment.edit-campaign': api(KEEPERS),
  'recruitment.read-funnel': api(KEEPERS),
  'recruitment.list-expressions': api(KEEPERS),
  'recruitment.take-expression': api(KEEPERS),
  'recruitment.decline-expression': api(KEEPERS),
  'recruitment.show-campaigns': page(KEEPERS),
  'recruitment.create-campaign-on-page': page(KEEPERS),
  'recruitment.show-campaign': page(KEEPERS),
  'recruitment.edit-campaign-on-page': page(KEEPERS),
  'recruitment.take-expression-on-page': page(KEEPERS),
  'recruitment.decline-expression-on-page': page(KEEPERS),
  'recruitment.show-form': page('anyone'),
  'recruitment.express-interest': page('anyone'),
  'recruitment.show-thanks': page('anyone'),
  'recruitment.show-confirmation': page('anyone'),
  'recruitment.confirm-interest': page('anyone'),
  'recruitment.read-own-nominations': api({ hub: 'own' }),
  'recruitment.nominate': api({ hub: 'own' }),
  'recruitment.show-own-nominations': page({ hub: 'own' }),
  'recruitment.nominate-on-page': page({ hub: 'own' }),
  'recruitment.list-sessions': api(KEEPERS),
  'recruitment.create-session': api(KEEPERS),
  'recruitment.read-session': api(KEEPERS),
  'recruitment.invite-to-session': api(KEEPERS),
  'recruitment.record-place': api(KEEPERS),
  'recruitment.show-sessions': page(KEEPERS),
  'recruitment.create-session-on-page': page(KEEPERS),
  'recruitment.show-session': page(KEEPERS),
  'recruitment.invite-to-session-on-page': page(KEEPERS),
  'recruitment.record-place-on-page': page(KEEPERS),

  'challenges.list-challenges': api(CHALLENGE_STAFF, 'programme-year'),
  'challenges.create-challenge': api(STAFF, 'programme-year'),
  'challenges.read-challenge': api(CHALLENGE_STAFF, 'challenge'),
  'challenges.edit-challenge': api(STAFF, 'challenge'),
  'challenges.withdraw-challenge': api(STAFF, 'challenge'),
  'challenges.reinstate-challenge': api(STAFF, 'challenge'),
  'challenges.import-file': api(STAFF, 'programme-year'),
  'challenges.export-file': api(STAFF, 'programme-year'),
  'challenges.read-template': api(KEEPERS),
  'challenges.list-imports': api(STAFF),

  'teams.list-teams': api(CHALLENGE_STAFF),
  'teams.read-team': api({ ...CHALLENGE_STAFF, 'regional-associate': { ownIn: ['accepted'] } }, 'team'),

  'teams.list-tasks': api(STAFF),
  'teams.finish-task': api(STAFF, 'team-task'),
  'teams.list-invitations': api(STAFF),
  'teams.offer-seat': api(STAFF, 'seat'),
  'teams.sound-peers': api(STAFF, 'seat'),
  'teams.withdraw-invitation': api(STAFF, 'invitation'),
  'teams.record-answer': api(STAFF, 'invitation'),
  'teams.record-drop-out': api(STAFF, 'invitation'),
  'teams.confirm-invitation': api(STAFF, 'invitation'),
  'teams.read-contact-log': api(KEEPERS, 'peer'),
  'teams.add-contact': api(KEEPERS, 'peer'),
  'teams.list-council-weeks': api(STAFF),
  'teams.record-council-answer': api(STAFF, 'team'),
  'teams.propose-week-again': api(STAFF, 'team'),
  'teams.release-team': api(STAFF, 'team'),
  'teams.show-invitation': page('link-holder'),
  'teams.ask-acceptance': page('link-holder'),
  'teams.accept-invitation': page('link-holder'),
  'teams.ask-refusal': page('link-holder'),
  'teams.decline-invitation': page('link-holder'),
  'teams.show-council-week': page('link-holder'),
  'teams.ask-council-acceptance': page('link-holder'),
  'teams.accept-council-week': page('link-holder'),
  'teams.ask-council-choice': page('link-holder'),
  'teams.choose-council-week': page('link-holder'),
  'teams.ask-council-talk': page('link-holder'),
  'teams.request-council-talk': page('link-holder'),

  'planning.start-run': api(STAFF, 'programme-year'),
  'planning.list-runs': api(STAFF, 'programme-year'),
  'planning.read-run': api(STAFF, 'plan-run'),
  'planning.cancel-run': api(STAFF, 'plan-run'),
  'planning.finish-run': api(STAFF, 'plan-run'),
  'planning.watch-run': api(STAFF, 'plan-run'),
  'planning.weigh-alternatives': api(STAFF, 'plan-run'),
  'planning.list-plans': api(STAFF, 'programme-year'),
  'planning.read-plan': api(STAFF, 'plan'),
  'planning.read-plan-problem': api(STAFF, 'plan'),
  'planning.read-plan-document': api(STAFF, 'plan'),
  'planning.view-plan-year': api(STAFF, 'plan'),
  'planning.simulate-answers': api(STAFF, 'plan'),
  'planning.analyse-plan': api(STAFF, 'plan'),
  'planning.compare-plans': api(STAFF, 'plan'),
  'planning.read-fairness': api(STAFF, 'plan'),
  'planning.write-letter': api(STAFF, 'plan', 'challenge'),
  'planning.list-team-roles': api(STAFF, 'plan'),
  'planning.read-team-roles': api(STAFF, 'plan', 'challenge'),
  'planning.choose-team-roles': api(STAFF, 'plan', 'challenge'),
  'planning.review-plan': api(STAFF, 'plan'),
  'planning.repair-plan': api(STAFF, 'plan'),
  'planning.make-robust-plan': api(STAFF, 'plan'),
  'planning.explain-changes': api(STAFF, 'plan'),
  'planning.approve-plan': api(STAFF, 'plan'),
  'planning.withdraw-approval': api(STAFF, 'plan'),
  'planning.explain-weeks': api(STAFF, 'challenge'),
  'planning.ask-why-not': api(STAFF, 'plan'),
  'planning.explain-member': api(STAFF, 'plan', 'challenge', 'peer'),
  'planning.explain-vacancies': api(STAFF, 'plan', 'challenge'),
  'planning.assess-capacity': api(STAFF, 'programme-year'),
  'planning.export-capacity-curve': api(STAFF, 'programme-year'),
  'planning.propose-recruitment': api(STAFF, 'programme-year'),
  'planning.show-recruitment': page(STAFF, 'programme-year'),
  'planning.start-campaign-on-page': page(STAFF, 'programme-year'),
  'planning.fit-one-more': api(STAFF, 'plan'),
  'planning.rank-candidates': api(STAFF, 'seat'),
  'planning.create-scenario': api(STAFF, 'programme-year'),
  'planning.list-scenarios': api(STAFF, 'programme-year'),
  'planning.read-scenario': api(STAFF, 'scenario'),
  'planning.change-scenario': api(STAFF, 'scenario'),
  'planning.plan-scenario': api(STAFF, 'scenario'),
  'planning.delete-scenario': api(STAFF, 'scenario'),
  'planning.list-conflicts-of-interest': api(KEEPERS, 'peer'),
  'planning.show-peers': page(KEEPERS),
  'planning.show-peer': page(KEEPERS, 'peer'),
  'planning.end-assistant-of-peer': page(KEEPERS, 'peer'),
  'planning.show-my-conflicts': page('signed-in'),
  'planning.declare-conflict': page('signed-in'),
  'planning.withdraw-conflict': page('signed-in'),
  'planning.show-first-page': page(STAFF),
  'planning.show-years': page(STAFF),
  'planning.show-year': page(STAFF, 'programme-year'),
  'planning.show-team': page(STAFF, 'programme-year', 'challenge'),
  'planning.show-why-not': page(STAFF, 'programme-year', 'challenge'),
  'planning.show-member': page(STAFF, 'programme-year', 'challenge', 'peer'),
  'planning.show-vacancies': page(STAFF, 'programme-year', 'challenge'),
  'planning.show-fit-one-more': page(STAFF, 'plan', 'challenge'),
  'planning.start-run-on-page': page(STAFF, 'programme-year'),
  'planning.show-new-run': page(STAFF, 'programme-year'),
  'planning.show-alternatives': page(STAFF, 'plan-run'),
  'planning.show-run': page(STAFF, 'plan-run'),
  'planning.cancel-run-on-page': page(STAFF, 'plan-run'),
  'planning.finish-run-on-page': page(STAFF, 'plan-run'),
  'planning.show-analysis': page(STAFF, 'plan'),
  'planning.show-comparison': page(STAFF, 'plan'),
  'planning.show-capacity': page(STAFF, 'programme-year'),
  'planning.show-fairness': page(STAFF, 'plan'),
  'planning.show-letter': page(STAFF, 'plan', 'challenge'),
  'planning.show-team-roles': page(STAFF, 'plan'),
  'planning.choose-team-roles-on-page': page(STAFF, 'plan', 'challenge'),
  'planning.show-review': page(STAFF, 'plan'),
  'planning.repair-plan-on-page': page(STAFF, 'plan'),
  'planning.show-answers': page(STAFF, 'plan'),
  'planning.make-robust-plan-on-page': page(STAFF, 'plan'),
  'planning.show-changes': page(STAFF, 'plan'),
  'planning.show-scenarios': page(STAFF, 'programme-year'),
  'planning.create-scenario-on-page': page(STAFF, 'programme-year'),
  'planning.show-scenario': page(STAFF, 'scenario'),
  'planning.change-scenario-on-page': page(STAFF, 'scenario'),
  'planning.plan-scenario-on-page': page(STAFF, 'scenario'),
  'planning.delete-scenario-on-page': page(STAFF, 'scenario'),
  'planning.ask-approval': page(STAFF, 'plan'),
  'planning.approve-plan-on-page': page(STAFF, 'plan'),
  'planning.ask-withdrawal': page(STAFF, 'plan'),
  'planning.withdraw-approval-on-page': page(STAFF, 'plan'),
};
