import { t } from '@/app/i18n';
import { UserError } from '@/app/errors';
import type { Moddle, ModdleReader } from '@/bpmn/modeler-services';
import { readXmlText } from './file-text';
import { withoutPrefixClashes } from './foreign-prefixes';

/** what the server takes */
const MAX_BYTES = 1_000_000;

/** The process a file is about. */
export const processOf = (definitions: Moddle | undefined): Moddle | undefined =>
  definitions?.get<Moddle[]>('rootElements').find((each) => each.$instanceOf('bpmn:Process'));

/**
 * Reads a .bpmn file and makes sure that the editor can show it, before the present diagram is given up.
 * Whatever is wrong is said in a sentence.
 */
export async function readDiagramFile(file: File, moddle: ModdleReader): Promise<string> {
  if (file.size > MAX_BYTES) throw new UserError(t('modeler.file.tooBig', { name: file.name }));
  const namespaces = new Map(moddle.getPackages().map(({ prefix, uri }) => [prefix, uri]));
  const text = withoutPrefixClashes(readXmlText(await file.arrayBuffer()), namespaces);
  let definitions: Moddle;
  try {
    definitions = (await moddle.fromXML(text)).rootElement;
  } catch {
    throw new UserError(t('modeler.file.unreadable', { name: file.name }));
  }
  if (!processOf(definitions)) throw new UserError(t('modeler.file.noProcess', { name: file.name }));
  if ((definitions.get<Moddle[] | undefined>('diagrams') ?? []).length === 0) throw new UserError(t('modeler.file.noDrawing', { name: file.name }));
  return text;
}

/** Hands the present diagram out as a file. */
export function downloadDiagram(name: string, xml: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([xml], { type: 'application/xml' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
