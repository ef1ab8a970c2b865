export const LIVE_LISTS = ['todo', 'claimable', 'done', 'started', 'cc'] as const;
export type LiveList = (typeof LIVE_LISTS)[number];

/* Keys of the broadcast: the owners of inbox rows as they are, and beside them what a person started, was told of, and for whom they act. */

export const startedKey = (userId: string): string => `s:${userId}`;
export const copiedKey = (userId: string): string => `c:${userId}`;
export const reachKey = (userId: string): string => `r:${userId}`;

/** Which keys concern this person, and which of their lists. `todo` and `claimable`: the owners in whose rows they look. */
export function keysOf(userId: string, owners: { readonly todo: readonly string[]; readonly claimable: readonly string[] }): Map<string, readonly LiveList[]> {
  return new Map<string, readonly LiveList[]>([
    // what leaves one's own list has been handled
    ...owners.todo.map((owner): [string, readonly LiveList[]] => [owner, ['todo', 'done']]),
    ...owners.claimable.map((owner): [string, readonly LiveList[]] => [owner, ['claimable']]),
    [startedKey(userId), ['started']],
    [copiedKey(userId), ['cc']],
  ]);
}
