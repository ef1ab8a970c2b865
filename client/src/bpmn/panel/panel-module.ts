import type { DiagramElement } from '../viewer-services';
import { governanceGroups, type PanelGroup, type Words } from './governance-groups';

/**
 * Groups of the ready-made providers that our engine understands. Everything else they offer (listeners, scripts,
 * connectors, job settings …) would be refused at deployment, so it is not offered at all.
 */
const KEPT = new Set([
  'general', 'documentation', 'multiInstance', 'message', 'signal', 'error', 'timer',
  'CamundaPlatform__InMapping', 'CamundaPlatform__OutMapping', 'CamundaPlatform__Input',
]);
const TAKES_INPUT = ['bpmn:ServiceTask', 'bpmn:BusinessRuleTask', 'bpmn:SendTask', 'bpmn:ThrowEvent'];
/** Single entries of kept groups that mean nothing here. */
const DROPPED_ENTRIES = new Set(['versionTag', 'isExecutable', 'multiInstanceAsynchronousBefore', 'multiInstanceAsynchronousAfter', 'multiInstanceExclusive', 'multiInstanceRetryTimeCycle', 'completionCondition']);

/** After all other providers: keeps what we understand and puts our own groups behind the general one. */
class PanelProvider {
  static readonly $inject = ['propertiesPanel', 'config.qunguanWords', 'translate'];
  constructor(propertiesPanel: { registerProvider(priority: number, provider: object): void }, private readonly words: Words, private readonly translate: unknown) {
    propertiesPanel.registerProvider(100, this);
  }

  getGroups(element: DiagramElement) {
    return (groups: PanelGroup[]): PanelGroup[] => {
      const kept = groups.filter((group) => KEPT.has(group.id) && this.isMeant(group, element)).map(trimmed);
      const general = kept.findIndex((group) => group.id === 'general');
      const ordered = [...kept.slice(0, general + 1), ...governanceGroups(element, this.words), ...kept.slice(general + 1)];
      // the panel's own arrows and buttons speak English unless each group brings the translation along
      return ordered.map((group) => ({ ...group, translate: this.translate }));
    };
  }

  private isMeant(group: PanelGroup, element: DiagramElement): boolean {
    const object = element.businessObject as unknown as { $instanceOf(type: string): boolean };
    return group.id !== 'CamundaPlatform__Input' || TAKES_INPUT.some((type) => object.$instanceOf(type));
  }
}

function trimmed(group: PanelGroup): PanelGroup {
  const entries = (group.entries as { id: string }[] | undefined)?.filter((entry) => !DROPPED_ENTRIES.has(entry.id));
  return { ...group, ...(entries ? { entries } : {}), ...(group.id === 'general' ? { shouldOpen: true } : {}) };
}

export const panelModule = { __init__: ['qunguanPanelProvider'], qunguanPanelProvider: ['type', PanelProvider] };
