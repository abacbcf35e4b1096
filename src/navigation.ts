import { type NavigationEntry } from './modules/platform/web/pages.js';

/** The service navigation, in the order in which it is shown. */
export const SERVICE_NAVIGATION: readonly NavigationEntry[] = [
  { text: 'Programme years', href: '/years', roles: ['administrator', 'coordinator'] },
  { text: 'Peers', href: '/peers', roles: ['administrator', 'coordinator'] },
  { text: 'Recruitment', href: '/campaigns', roles: ['administrator', 'coordinator'] },
  { text: 'Nominations', href: '/hub', roles: ['hub'] },
  { text: 'Challenge managers', href: '/challenge-managers', roles: ['administrator', 'coordinator'] },
  { text: 'Letters', href: '/letters', roles: ['administrator', 'coordinator'] },
  { text: 'Roles', href: '/roles', roles: ['administrator'] },
  { text: 'Account', href: '/account', roles: 'signed-in' },
  { text: 'API', href: '/api/docs', roles: ['administrator', 'coordinator'] },
];
