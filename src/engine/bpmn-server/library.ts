import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { LIBRARY_CHECKSUMS } from './library-checksums';
import type { Definition, Library } from './library-shapes';

/** Refuses to run on code that nobody has read: the corrections replace methods of exactly these files. */
export function verifyLibraryFiles(checksums: Readonly<Record<string, string>> = LIBRARY_CHECKSUMS): void {
  for (const [file, expected] of Object.entries(checksums)) {
    const actual = createHash('sha256').update(readFileSync(require.resolve(`bpmn-server/dist/${file}`))).digest('hex');
    if (actual !== expected) {
      throw new Error(`bpmn-server/dist/${file} is not the file our corrections were written for (sha256 ${actual}); see src/engine/README.md`);
    }
  }
}

/**
 * Importing bpmn-server installs a process-wide `uncaughtException` handler that swallows every crash of the whole
 * host (BPMNServer.ts:26). It is taken out again, and nothing else.
 */
function withoutUncaughtExceptionHandler<T>(load: () => T): T {
  const before = new Set(process.listeners('uncaughtException'));
  const loaded = load();
  for (const listener of process.listeners('uncaughtException')) if (!before.has(listener)) process.removeListener('uncaughtException', listener);
  return loaded;
}

function loadLibrary(): Library {
  verifyLibraryFiles();
  return withoutUncaughtExceptionHandler(() => {
    const exported = require('bpmn-server') as Omit<Library, 'ErrorEventBehaviour' | 'EscalationEventBehaviour'>;
    const { ErrorEventBehaviour } = require('bpmn-server/dist/elements/behaviours/Error') as Pick<Library, 'ErrorEventBehaviour'>;
    const { EscalationEventBehaviour } = require('bpmn-server/dist/elements/behaviours/Escalation') as Pick<Library, 'EscalationEventBehaviour'>;
    return { ...exported, ErrorEventBehaviour, EscalationEventBehaviour };
  });
}

/** bpmn-server 2.3.8: the only place of the product that imports it. */
export const library: Library = loadLibrary();

/**
 * The library makes a `Definition` of the XML text at every start and at every restore: 49 % of its CPU time. It
 * reads the class through its module's live export, so that an already loaded definition, handed over in place of
 * the text, can be passed through. Parsed definitions hold no state of an instance (engine.md §4).
 */
export const OriginalDefinition: Library['Definition'] = library.Definition;

function PassedDefinition(_name: string, loadedDefinition: Definition): Definition {
  return loadedDefinition;
}
(require('bpmn-server/dist/elements/Definition') as { Definition: unknown }).Definition = PassedDefinition;
