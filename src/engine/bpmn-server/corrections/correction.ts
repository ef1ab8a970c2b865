/**
 * One defect of bpmn-server 2.3.8 and what replaces it. A correction replaces methods once, when the library is
 * loaded; each replacement asks at every call whether its correction is switched on, so that a test can show what
 * happens without it.
 */
export interface Correction {
  readonly id: string;
  /** which file of the library is wrong in which way */
  readonly reason: string;
  readonly apply: (replace: Replace) => void;
}

type Methods<T> = { [K in keyof T]: T[K] extends (...args: any[]) => any ? K : never }[keyof T];

/** Puts `make(original)` in the place of a method of a prototype or of a static method. */
export type Replace = <T extends object, K extends Methods<T>>(
  target: T,
  method: K,
  make: (original: T[K]) => T[K] extends (...args: infer A) => infer R ? (this: T, ...args: A) => R : never,
) => void;

const switchedOff = new Set<string>();

/** For tests only: the product never runs without a correction. */
export function switchOffCorrections(ids: readonly string[]): void {
  for (const id of ids) switchedOff.add(id);
}

export function switchOnCorrections(): void {
  switchedOff.clear();
}

export function areAllCorrectionsOn(): boolean {
  return switchedOff.size === 0;
}

export function applyCorrection({ id, apply }: Correction): void {
  apply((target, method, make) => {
    // a subclass may not have a method of its own: then what it inherits is asked for at the time of the call
    const own = Object.hasOwn(target, method) ? (target[method] as (...args: unknown[]) => unknown) : undefined;
    const parent = Object.getPrototypeOf(target) as typeof target;
    const original = own ?? function (this: unknown, ...args: unknown[]) {
      return (parent[method] as (...args: unknown[]) => unknown).apply(this, args);
    };
    const replacement = make(original as never) as (...args: unknown[]) => unknown;
    Object.defineProperty(target, method, {
      configurable: true,
      writable: true,
      value(this: unknown, ...args: unknown[]) {
        return (switchedOff.has(id) ? original : replacement).apply(this, args);
      },
    });
  });
}
