import { isWord } from '../platform/files/csv-codes.js';
import { type ListItems } from '../platform/files/csv-columns.js';

/** How many members of a kind a team has. */
export interface KindRange {
  readonly kind: string;
  readonly least: number;
  readonly most: number;
}

/** Expertise a team should have: `experts` members who know the theme, each missing one at `weight`. */
export interface ThemeWish {
  readonly theme: string;
  readonly weight: number;
  readonly experts: number;
}

/** `officer 2-4`: two to four officers; `leader 1` is exactly one. Kinds are data, so that a new one needs no new column. */
export const kindItems: ListItems<KindRange> = {
  allowed: 'kinds of peer with the least and most members, from 0 to 12, as leader 1-1; officer 2-4',
  max: 30,
  read: (part) => {
    const [, kind = '', least = '', most = least] = /^(\S+)\s+(\d{1,2})(?:\s*-\s*(\d{1,2}))?$/.exec(part) ?? [];
    const range = { kind, least: Number(least), most: Number(most) };
    return isWord(kind) && range.least <= range.most && range.most <= 12 ? range : null;
  },
  write: ({ kind, least, most }) => `${kind} ${least}-${most}`,
  identity: ({ kind }) => kind,
};

/** `housing 3x2`: weight 3, two experts. */
export const themeItems: ListItems<ThemeWish> = {
  allowed: 'themes with weight (0 to 100) x experts (1 to 9), as finance 2x1; housing 3x2',
  max: 60,
  read: (part) => {
    const [, theme = '', weight = '', experts = ''] = /^(\S+)\s+(\d{1,3})\s*[x×]\s*([1-9])$/i.exec(part) ?? [];
    return isWord(theme) && Number(weight) <= 100 ? { theme, weight: Number(weight), experts: Number(experts) } : null;
  },
  write: ({ theme, weight, experts }) => `${theme} ${weight}x${experts}`,
  identity: ({ theme }) => theme,
};
