import type { Option } from '@/api/types';

/** Who was found so far: whoever is chosen keeps their name although the list shows another search. */
const known = new Map<string, Option>();

export const rememberPeople = (people: readonly Option[]): void => { for (const each of people) known.set(String(each.value), each); };
export const knownPerson = (userId: string): Option | undefined => known.get(userId);
export const nameOfPerson = (userId: string): string => known.get(userId)?.label ?? userId;
