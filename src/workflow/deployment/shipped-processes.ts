import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from './resource';

/** The files of `processes/shared`: one folder per process with its diagram and forms. */
export function readShippedProcesses(folder: string): Resource[] {
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort()
    .flatMap((process) =>
      readdirSync(join(folder, process))
        .filter((file) => file.endsWith('.bpmn') || file.endsWith('.form.json'))
        .sort()
        .map((file) => ({ name: `${process}/${file}`, content: readFileSync(join(folder, process, file), 'utf8') })),
    );
}
