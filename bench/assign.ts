/**
 * The cheapest assignment of rows to columns, each column taken once at most: the Hungarian method by shortest augmenting
 * paths. Answers the column of each row. Cost: rows² × columns.
 * @param cost rows of equal length, at least as long as there are rows
 * Source: H. W. Kuhn, Naval Research Logistics Quarterly 2, 1955; R. Jonker, A. Volgenant, Computing 38, 1987.
 */
export function assign(cost: readonly (readonly number[])[]): number[] {
  const columns = cost[0]?.length ?? 0;
  const rowPrice = new Float64Array(cost.length + 1);
  const columnPrice = new Float64Array(columns + 1);
  /** Row, from 1, that each column from 1 is taken by; column 0 is where a new row starts. */
  const rowOf = new Int32Array(columns + 1);
  const cameFrom = new Int32Array(columns + 1);
  for (let row = 1; row <= cost.length; row++) {
    const shortest = new Float64Array(columns + 1).fill(Infinity);
    const isReached = new Uint8Array(columns + 1);
    let at = 0;
    rowOf[0] = row;
    do {
      isReached[at] = 1;
      const here = rowOf[at]!;
      let step = Infinity;
      let next = 0;
      for (let column = 1; column <= columns; column++) {
        if (isReached[column] === 1) continue;
        const reduced = cost[here - 1]![column - 1]! - rowPrice[here]! - columnPrice[column]!;
        if (reduced < shortest[column]!) {
          shortest[column] = reduced;
          cameFrom[column] = at;
        }
        if (shortest[column]! < step) {
          step = shortest[column]!;
          next = column;
        }
      }
      for (let column = 0; column <= columns; column++)
        if (isReached[column] === 1) {
          rowPrice[rowOf[column]!]! += step;
          columnPrice[column]! -= step;
        } else shortest[column]! -= step;
      at = next;
    } while (rowOf[at] !== 0);
    for (; at !== 0; at = cameFrom[at]!) rowOf[at] = rowOf[cameFrom[at]!]!;
  }
  const columnOf = new Array<number>(cost.length).fill(-1);
  for (let column = 1; column <= columns; column++) if (rowOf[column]! > 0) columnOf[rowOf[column]! - 1] = column - 1;
  return columnOf;
}
