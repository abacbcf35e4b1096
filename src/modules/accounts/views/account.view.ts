import { type ApiToken, endsSoon } from '../api-token.js';
import { isStaff } from '../session-strength.js';

/** The account page's own facts. */
export interface AccountView {
  readonly roles: string;
  readonly mayUseApi: boolean;
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly allows: string;
    readonly expires: string;
    readonly endsSoon: boolean;
    readonly lastUsed: string;
  }[];
  readonly [name: string]: unknown;
}

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});
const minute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/London' });

/** An instant as the civil day that it falls on in England. */
export const formatDay = (instant: Date): string => day.format(instant);

/** Turns roles and tokens into what the account page says. */
export const viewAccount = (roles: readonly string[], tokens: readonly ApiToken[], now: Date): AccountView => ({
  roles: roles.length === 0 ? 'none' : roles.join(', '),
  mayUseApi: roles.some((role) => role === 'administrator' || role === 'coordinator'),
  tokens: tokens.map((token) => ({
    id: token.id,
    name: token.name,
    allows: token.scopes.includes('write') ? 'Read and change' : 'Read',
    expires: formatDay(token.expiresAt),
    endsSoon: endsSoon(token, now),
    lastUsed: token.lastUsedAt === null ? 'Never' : formatDay(token.lastUsedAt),
  })),
});

const METHOD_WORDS: Readonly<Record<string, string>> = {
  mail: 'letter',
  organisation: 'your organisation',
  'organisation-two-step': 'your organisation, with its second step',
  'app-code': 'code of your app',
  'recovery-code': 'recovery code',
  pin: 'PIN',
};

/** How the person signs in, and where they are signed in now. */
export interface SignInView {
  readonly sessions: readonly {
    readonly began: string;
    readonly lastSeen: string;
    readonly by: string;
    readonly isThis: boolean;
  }[];
  readonly secondStep: { readonly text: string; readonly action: string };
  /** Peers and councils have a PIN; staff with an app are asked for its code instead. */
  readonly pin: { readonly text: string; readonly action: string; readonly href: string } | null;
  readonly resetsOthers: boolean;
}

/** Turns sessions, app and PIN into what the account page says of them. @param currentId the session that asks. */
export function viewSignIn(
  roles: readonly string[],
  facts: {
    readonly sessions: readonly { id: string; createdAt: Date; lastSeenAt: Date; methods: string[] }[];
    readonly currentId: string | null;
    readonly setUpAt: Date | null;
    readonly hasPin: boolean;
  },
): SignInView {
  const { setUpAt, hasPin } = facts;
  return {
    sessions: facts.sessions.map(({ id, createdAt, lastSeenAt, methods }) => ({
      began: minute.format(createdAt),
      lastSeen: minute.format(lastSeenAt),
      by: methods.map((method) => METHOD_WORDS[method] ?? method).join(', '),
      isThis: id === facts.currentId,
    })),
    secondStep:
      setUpAt === null
        ? { text: 'Not set up', action: 'Set up' }
        : { text: `Authenticator app since ${formatDay(setUpAt)}`, action: 'Change' },
    pin:
      setUpAt !== null || (isStaff(roles) && !hasPin)
        ? null
        : hasPin
          ? { text: 'Chosen', action: 'Change', href: '/account/pin/change' }
          : { text: 'Not chosen', action: 'Choose', href: '/account/pin' },
    resetsOthers: roles.includes('administrator'),
  };
}
