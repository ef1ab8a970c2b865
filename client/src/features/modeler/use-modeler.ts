import { onBeforeUnmount, ref, shallowRef } from 'vue';
import { createModeler, type DiagramModeler, type ModelerPlaces } from '@/bpmn/create-modeler';
import { editingOf, type Moddle } from '@/bpmn/modeler-services';
import { servicesOf } from '@/bpmn/viewer-services';

const EXPORT_AFTER_MS = 400;
const PALETTE_WIDTH = 56;
const AIR = 20;

/**
 * One editor and what the page needs to know of it: the diagram as text after every change, whether it differs from
 * what was loaded, and undo. "Changed" compares the text, so undoing everything is no change.
 */
export function useModeler() {
  const modeler = shallowRef<DiagramModeler>();
  const xml = ref('');
  const saved = ref('');
  const definitions = shallowRef<Moddle>();
  const dirty = ref(false);
  const canUndo = ref(false);
  const canRedo = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function build(places: ModelerPlaces): void {
    modeler.value?.destroy();
    const next = createModeler(places);
    modeler.value = next;
    servicesOf(next).events.on('commandStack.changed', () => {
      const { commands } = editingOf(next);
      canUndo.value = commands.canUndo();
      canRedo.value = commands.canRedo();
      clearTimeout(timer);
      timer = setTimeout(() => void read(), EXPORT_AFTER_MS);
    });
  }
  /** The diagram as it stands now. */
  async function read(): Promise<string> {
    const current = modeler.value;
    if (!current) return '';
    clearTimeout(timer);
    const result = await current.saveXML({ format: true });
    xml.value = result.xml ?? '';
    definitions.value = current.getDefinitions() as unknown as Moddle;
    dirty.value = xml.value !== saved.value;
    return xml.value;
  }
  /** Shows a diagram. `asDraft`: it came from elsewhere (a file), so leaving it would lose it. */
  async function load(text: string, asDraft = false): Promise<void> {
    const current = modeler.value;
    if (!current) return;
    await current.importXML(text);
    saved.value = '';
    const shown = await read();
    saved.value = asDraft ? '' : shown;
    dirty.value = asDraft;
    canUndo.value = false;
    canRedo.value = false;
    fit();
  }
  /** What is shown is in service now. */
  async function markSaved(): Promise<void> {
    saved.value = await read();
    dirty.value = false;
  }
  /** The whole diagram beside the palette, with some air; a small one is not blown up. */
  function fit(): void {
    if (!modeler.value) return;
    const { canvas } = servicesOf(modeler.value);
    canvas.zoom(1);
    const { inner, outer } = canvas.viewbox();
    const room = { width: outer.width - PALETTE_WIDTH - 2 * AIR, height: outer.height - 2 * AIR };
    const scale = Math.min(1, room.width / Math.max(inner.width, 1), room.height / Math.max(inner.height, 1));
    canvas.viewbox({
      x: inner.x - (PALETTE_WIDTH + AIR + (room.width - inner.width * scale) / 2) / scale,
      y: inner.y - (AIR + (room.height - inner.height * scale) / 2) / scale,
      width: outer.width / scale, height: outer.height / scale,
    });
  }
  function zoom(by: number): void {
    if (!modeler.value) return;
    const { canvas } = servicesOf(modeler.value);
    canvas.zoom(Math.min(3, Math.max(0.2, canvas.zoom() * by)));
  }
  /** Brings an element into view and opens its properties; false when it is not on the drawing. */
  function select(elementId: string | undefined): boolean {
    if (!modeler.value || !elementId) return false;
    const { canvas, registry } = servicesOf(modeler.value);
    const element = registry.get(elementId);
    if (!element) return false;
    editingOf(modeler.value).selection.select(element.type === 'bpmn:Process' ? null : element);
    if (element.type !== 'bpmn:Process') canvas.scrollToElement(elementId);
    return true;
  }
  const undo = (): void => { if (modeler.value) editingOf(modeler.value).commands.undo(); };
  const redo = (): void => { if (modeler.value) editingOf(modeler.value).commands.redo(); };

  onBeforeUnmount(() => { clearTimeout(timer); modeler.value?.destroy(); });
  return { modeler, xml, definitions, dirty, canUndo, canRedo, build, load, read, markSaved, fit, zoom, select, undo, redo };
}
export type ModelerState = ReturnType<typeof useModeler>;
