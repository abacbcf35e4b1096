/** What every challenge of performance and capacity comes back to. */
export const CORE_THEMES = ['finance', 'partnership-working', 'performance-management'] as const;

const OTHER_THEMES = [
  'adult-social-care',
  'childrens-services',
  'community-safety',
  'culture-and-leisure',
  'customer-insight',
  'economic-development',
  'environment-and-waste',
  'equalities',
  'health-inequalities',
  'housing',
  'planning-and-place',
  'scrutiny',
  'transport',
  'voluntary-sector-relations',
  'workforce',
] as const;

/** In two-tier areas the county and its districts share the services out between them. */
const SERVICES_OF_THE_OTHER_TIER: Readonly<Record<string, readonly string[]>> = {
  district: ['adult-social-care', 'childrens-services', 'transport'],
  county: ['housing', 'planning-and-place'],
};

/** The themes beyond the core that a council of a class deals with. */
export function themesBeyondCore(councilClass: string): string[] {
  const elsewhere = SERVICES_OF_THE_OTHER_TIER[councilClass] ?? [];
  return OTHER_THEMES.filter((theme) => !elsewhere.includes(theme));
}
