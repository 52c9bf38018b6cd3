/** Through which door of the API pictures and validators come: the staff's, or an organization's public page. */

let door = '/api';

export function throughDoor(path: string): void {
  door = path;
}

export const behindDoor = (path: string): string => door + path;
