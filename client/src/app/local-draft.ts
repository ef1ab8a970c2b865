import type { Evidence } from '@/api/types';

export type Values = Record<string, unknown>;
/** What is on the page: the fields that may be changed, the files they name, the opinion. */
export interface DraftContent { values: Values; evidence: Evidence[]; opinion: string }
/** The copy in this tab: the net while the server cannot be reached. */
export interface LocalDraft extends DraftContent {
  /** revision on the server it goes on from */
  revision: number;
  /** has the server got it */
  sent: boolean;
}

/** One place in the tab's storage; the owner's id is part of the name, so that nobody else reads it. */
export function localDraft(userId: string, kind: string, key: string) {
  const name = `draft:${userId}:${kind}:${key}`;
  return {
    read(): LocalDraft | undefined {
      const text = sessionStorage.getItem(name);
      if (text === null) return undefined;
      try {
        return (JSON.parse(text) as LocalDraft | null) ?? undefined;
      } catch {
        sessionStorage.removeItem(name); // written by half: the tab died over it
        return undefined;
      }
    },
    write(draft: LocalDraft): void {
      try {
        sessionStorage.setItem(name, JSON.stringify(draft));
      } catch (error) {
        // the tab's storage is full; the server has, or gets, the draft
        if (!(error instanceof DOMException)) throw error;
      }
    },
    remove: (): void => sessionStorage.removeItem(name),
  };
}

/** Takes away every draft in this tab that is not this person's. */
export function forgetDraftsOfOthers(userId: string | undefined): void {
  for (const name of Object.keys(sessionStorage)) {
    if (userId === undefined || !name.startsWith(`draft:${userId}:`)) sessionStorage.removeItem(name);
  }
}

/** Does anything typed by this person wait in this tab? */
export const hasDrafts = (userId: string): boolean => Object.keys(sessionStorage).some((name) => name.startsWith(`draft:${userId}:`));
