/** Chinese for the strings of the properties panel (and of the editor, where bpmn-js-i18n has none) that our panel shows. */
export const panelTexts: Record<string, string> = {};
