import { z } from 'zod';

export const MAX_PAGE_SIZE = 200;
const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE = 100_000;

/** Paging and order of a list, beside its own filters. */
export interface ListQuery<SortKey extends string = string> {
  readonly page: number;
  readonly pageSize: number;
  readonly sort: SortKey | `-${SortKey}`;
}

/**
 * The query schema of a list: `page` (from 1), `pageSize` (1–200), `sort` (a named key, with `-` in front for descending)
 * and the named filters; anything else is refused with 400.
 * @param sortKeys allowed keys; the first is the default order.
 */
export function listQuery<const Keys extends readonly [string, ...string[]], Filters extends z.ZodRawShape>(
  sortKeys: Keys,
  filters: Filters,
) {
  type Sort = Keys[number] | `-${Keys[number]}`;
  const choices = sortKeys.flatMap((key) => [key, `-${key}`]);
  return z.strictObject({
    ...filters,
    page: z.coerce.number().int().min(1).max(MAX_PAGE).default(1),
    pageSize: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE),
    sort: z
      .enum(choices)
      .default(sortKeys[0])
      .transform((sort) => sort as Sort),
  });
}

/**
 * SQL order of a list. Only the columns of the map can ever reach the statement.
 * @param columns SQL expression of each sort key; the caller's own constants.
 * @param tieBreak SQL expression that makes the order total.
 */
export function orderBy<Key extends string>(
  sort: Key | `-${Key}`,
  columns: Readonly<Record<Key, string>>,
  tieBreak = 'id',
): string {
  const isDescending = sort.startsWith('-');
  const column = columns[(isDescending ? sort.slice(1) : sort) as Key];
  return `order by ${column} ${isDescending ? 'desc' : 'asc'} nulls last, ${tieBreak}`;
}

/** Rows to skip and to take. */
export const windowOf = ({ page, pageSize }: ListQuery): { offset: number; limit: number } => ({
  offset: (page - 1) * pageSize,
  limit: pageSize,
});

/** One page of a list as the API gives it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

/** Puts one page together. @param total rows on all pages. */
export const pageOf = <Item>(items: readonly Item[], total: number, { page, pageSize }: ListQuery): Page<Item> => ({
  items,
  page,
  pageSize,
  total,
});

/** Response schema of a page. @param id name of the schema in the OpenAPI document, such as `CouncilPage`. */
export const pageSchema = <Item extends z.ZodType>(id: string, item: Item) =>
  z
    .object({
      items: z.array(item),
      page: z.number().int(),
      pageSize: z.number().int(),
      total: z.number().int().describe('Rows on all pages'),
    })
    .meta({ id });
