/** A step of a diagram that a person can begin at. */
export interface DiagramStep { id: string; name: string }

const STEPS = new Set(['userTask', 'serviceTask', 'businessRuleTask', 'sendTask', 'receiveTask', 'callActivity', 'subProcess', 'intermediateCatchEvent', 'endEvent']);

/** The named steps of a diagram in the order of its file; event sub-processes begin by their event only. */
export function stepsOf(xml: string): DiagramStep[] {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  return [...document.getElementsByTagName('*')].flatMap((element) => {
    const [id, name] = [element.getAttribute('id'), element.getAttribute('name')];
    if (!id || !name || !STEPS.has(element.localName) || element.getAttribute('triggeredByEvent') === 'true') return [];
    return [{ id, name: name.replace(/\s+/g, ' ').trim() }];
  });
}
