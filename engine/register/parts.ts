/** Groups of rows cut into parts of so many rows; a group that goes on keeps its title and figures. */

export function partsOf<G extends { rows: unknown[] }>(groups: G[], size: number): G[][] {
  const parts: G[][] = [[]];
  let room = size;
  for (const group of groups) {
    let at = 0;
    do {
      if (room === 0) {
        parts.push([]);
        room = size;
      }
      const rows = group.rows.slice(at, at + room);
      parts.at(-1)!.push({ ...group, rows });
      at += rows.length;
      room -= rows.length;
    } while (at < group.rows.length);
  }
  return parts;
}
