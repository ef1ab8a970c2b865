const MACHINE_KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;

/** The number people know a run by. A key of the machinery (a 督办 is keyed by its deadline) is nobody's number. */
export const numberOf = (businessKey: string): string => (MACHINE_KEY.test(businessKey) ? '' : businessKey);
