import Modeler from 'bpmn-js/lib/Modeler';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule } from 'bpmn-js-properties-panel';
import camundaBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import camundaModdle from 'camunda-bpmn-moddle/resources/camunda.json';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import { rendererOptions } from './diagram-paint';
import govModdle from './gov-moddle.json';
import { paletteModule } from './palette';
import type { Words } from './panel/governance-groups';
import { panelModule } from './panel/panel-module';
import { translateModule } from './translate';
import './diagram.css';
import './modeler.css';

export type DiagramModeler = Modeler;
export interface ModelerPlaces { canvas: HTMLElement; panel: HTMLElement; locale: string; words: Words }

/** The editor with palette, properties panel and our attributes. Bound to its own canvas, never to the whole page's keys. */
export function createModeler({ canvas, panel, locale, words }: ModelerPlaces): Modeler {
  return new Modeler({
    container: canvas,
    ...rendererOptions,
    propertiesPanel: { parent: panel },
    qunguanWords: words,
    additionalModules: [
      ...translateModule(locale),
      BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule, camundaBehaviors,
      paletteModule, panelModule,
    ],
    moddleExtensions: { camunda: camundaModdle, gov: govModdle },
  } as ConstructorParameters<typeof Modeler>[0]);
}
