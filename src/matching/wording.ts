/** How sentences call what a problem knows by id only. A week is called by a phrase such as "week 14". */
export interface Wording {
  readonly peer: (id: string) => string;
  readonly organisation: (code: string) => string;
  readonly kind: (code: string) => string;
  readonly week: (index: number) => string;
}

/** Everything by the id that the exchange format gives it. */
export const BY_ID: Wording = {
  peer: (id) => id,
  organisation: (code) => code,
  kind: (code) => code,
  week: (index) => `week ${index}`,
};
