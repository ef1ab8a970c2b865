import { join } from 'node:path';
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import { BrowserWorld } from '../support/browser-world';
import { MIWG_FOLDER, miwgDiagrams } from '../support/diagram-corpus';
import { eventually } from './eventually';
import { ModelerPage } from './pages/modeler.page';
import { People } from './pages/person';

jest.setTimeout(600_000);

const diagrams = miwgDiagrams();
/** looked at by people */
const PICTURES = new Set(['B.2.0.bpmn', 'C.1.0.bpmn', 'C.8.0.bpmn', 'C.9.0.bpmn']);

/**
 * What the first drawing of the file shows: shapes and edges of elements that exist. What lies in a collapsed sub-process
 * shows when one steps into it; the called process inside an expanded call activity has neither pool nor lanes, and bpmn-js leaves it out.
 */
async function drawnIn(xml: string): Promise<{ shapes: number; edges: number }> {
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  const { planeElement: drawings, bpmnElement: root } = rootElement.diagrams[0].plane as { planeElement: ModdleElement[]; bpmnElement: ModdleElement };
  const pools = root.participants as ModdleElement[] | undefined;
  const collapsed = new Set(drawings.filter(({ bpmnElement, isExpanded }) => bpmnElement?.$instanceOf('bpmn:SubProcess') && !isExpanded).map(({ bpmnElement }) => bpmnElement));
  const isForeign = (element: ModdleElement): boolean => pools !== undefined && element.$type === 'bpmn:Process' && !element.laneSets && !pools.some(({ processRef }) => processRef === element);
  const isHidden = (element: ModdleElement | undefined): boolean => element !== undefined && (collapsed.has(element) || isForeign(element) || isHidden(element.$parent));
  const visible = (type: string) => new Set(drawings.filter(({ $type, bpmnElement }) => $type === type && bpmnElement && !isHidden(bpmnElement.$parent)).map(({ bpmnElement }) => bpmnElement)).size;
  return { shapes: visible('bpmndi:BPMNShape'), edges: visible('bpmndi:BPMNEdge') };
}

describe('diagrams of other tools (BPMN MIWG)', () => {
  if (diagrams.length === 0) {
    it('are not here; nothing was tested', () => expect(diagrams).toEqual([]));
    return;
  }
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await BrowserWorld.boot('foreign', '2026-10-12T10:00:00+08:00');
  });
  afterAll(() => world?.close());

  it('can all be opened from their file, looked at and edited; what keeps one from being deployed is marked on its elements', async () => {
    const author = await new People(world).as('Y01');
    const modeler = new ModelerPage(author.page);
    await modeler.open('group-dissolve');
    expect(diagrams).toHaveLength(21);
    const lines: string[] = [];
    for (const { name, xml } of diagrams) {
      // when
      const checked = author.page.waitForResponse((answer) => answer.url().endsWith('/api/deployments/check'));
      await author.page.getByTestId('file').setInputFiles(join(MIWG_FOLDER, name));
      if (lines.length > 0) await modeler.dialog.getByRole('button', { name: '放弃修改' }).click();
      await modeler.bar.getByText('来自文件').waitFor();
      const answer = await checked;
      // then everything that was drawn is on the screen
      const wanted = await drawnIn(xml);
      const shapes = author.page.locator('.canvas .djs-shape[data-element-id]:not([data-element-id$="_label"])');
      const edges = author.page.locator('.canvas .djs-connection');
      await eventually(async () => expect([name, await shapes.count(), await edges.count()]).toEqual([name, wanted.shapes, wanted.edges]));
      // and what is wrong is said, by element wherever that is on the drawing
      const { problems } = (await answer.json()) as { problems: { severity: string; elementId?: string; message: string }[] };
      const errors = problems.filter(({ severity }) => severity === 'error');
      await author.page.getByTestId('problems').locator('li[data-severity="error"]').first().waitFor();
      // problems of the process as a whole stand in the list only
      const drawable = errors.some(({ elementId }) => elementId !== undefined && new RegExp(`<(?:\\w+:)?BPMN(?:Shape|Edge)\\b[^>]*?bpmnElement="(?:\\w+:)?${elementId.replace(/[.]/g, '\\.')}"`).test(xml));
      const marks = author.page.locator('.canvas .qg-problem-error');
      if (drawable) await eventually(async () => expect([name, (await marks.count()) > 0]).toEqual([name, true]));
      lines.push(`${name}: ${wanted.shapes} shapes, ${wanted.edges} edges, ${errors.length} errors, ${await marks.count()} elements marked`);
      expect([name, answer.status(), errors.length > 0]).toEqual([name, 200, true]);
      for (const { elementId, message } of errors) expect(elementId ?? message).toMatch(elementId === undefined ? /第 \d+ 行/ : /./);
      if (PICTURES.has(name)) await world.shoot(author.page, name.replaceAll('.', '-'));
    }
    console.log(lines.join('\n'));
    expect(world.troubles).toEqual([]);
  });
});
