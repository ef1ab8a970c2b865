export default {
  title: 'Modeler', properties: 'Properties', tabs: 'Contents', tab: { design: 'Design', versions: 'Versions' },
  list: { title: 'Processes', search: 'Search processes', none: 'No process matches' },
  choose: { title: 'Choose a process', text: 'All processes are listed at the left. Open one to edit, check and deploy it.' },
  readOnly: 'For reading only on small screens; edit and deploy on a computer.',
  version: {
    draft: 'v{n} draft', editing: 'editing', running: 'v{n} in service', former: 'v{n} former', file: 'from a file', inService: 'In service', version: 'Version', reason: 'Reason', by: 'By', at: 'Deployed', act: 'Act', open: 'Open',
    note: 'New cases use the newest version; running cases stay on theirs.',
  },
  note: { running: 'New cases use this version', former: 'A former version; it can be deployed again', draft: 'Based on v{n}, not deployed', other: 'The process id is {key}, another than this one' },
  act: { undo: 'Undo', redo: 'Redo', import: 'Import', export: 'Export', deploy: 'Deploy v{n}', deployFile: 'Deploy', nothing: 'Same as in service; nothing to deploy' },
  problems: {
    title: 'Problems', errors: '{n} errors', warnings: '{n} warnings', error: 'Error', warning: 'Warning', checking: 'Checking', ready: 'Ready to deploy', none: 'No problems found.', failed: 'Check incomplete',
  },
  deploy: {
    title: 'Deploy “{name}” v{n}', titleFile: 'Deploy “{name}”', text: 'New cases will use the new version; running cases stay on theirs.', first: 'The process id is another than the present one: it becomes a new version of that id, or a new process.',
    reason: 'Reason', reasonHint: 'For example: step to fix evidence added', reasonMissing: 'Give a reason of at least 2 characters', act: 'Deploy v{n}', actFile: 'Deploy',
    refused: 'Not deployed', kept: 'The diagram is untouched and your changes are kept. Please look at:', done: 'Deployed “{name}” v{n}',
  },
  diff: {
    title: 'Against v{n} in service', none: 'No step or setting differs (layout only, or the same).', added: 'Added', removed: 'Removed', renamed: 'Renamed', changed: 'Settings', flows: 'Flows',
    addedLine: '{name}', removedLine: '{name}', renamedLine: '{from} → {to}', changedLine: '{name}: {what}',
  },
  setting: {
    type: 'type', documentation: 'documentation', default: 'default branch', conditionExpression: 'condition', sourceRef: 'source', targetRef: 'target', eventDefinitions: 'event definition', attachedToRef: 'host', cancelActivity: 'interrupting',
    implementation: 'service', calledElement: 'called process', loopCharacteristics: 'multi-instance', extensionElements: 'parameters and mappings', messageRef: 'message',
    'gov-clause': 'clause', 'gov-deadline': 'deadline', 'gov-deadlineStart': 'start of the clock', 'gov-deadlineTitle': 'name of the deadline', 'gov-separateFrom': 'act ≠ verify', 'gov-excludedUsers': 'excluded people', 'gov-deadlineRef': 'deadline reference', 'gov-deadlineId': 'deadline reference',
    'gov-offset': 'offset', 'gov-notBefore': 'not before', 'gov-armWhen': 'armed when', 'gov-correlationKey': 'correlation', 'gov-subject': 'subject', 'gov-category': 'category', 'gov-summary': 'tile text', 'gov-startable': 'startable by people', 'gov-verbs': 'verbs', 'gov-returnTo': 'returned to', 'gov-votes': 'tally', 'gov-skippable': 'may be skipped',
    'camunda-assignee': 'assignee', 'camunda-candidateUsers': 'candidate users', 'camunda-candidateGroups': 'candidate roles', 'camunda-formKey': 'form', 'camunda-decisionRef': 'decision', 'camunda-resultVariable': 'result variable',
    other: 'other settings',
  },
  file: {
    opened: '“{name}” is open; look it over, then deploy', tooBig: '“{name}” is larger than 1 MB and was not opened.', unreadable: '“{name}” is no readable diagram and was not opened; the present one is untouched.', noProcess: 'There is no process in “{name}”.', noDrawing: '“{name}” has no drawing and cannot be shown in the editor.',
  },
  leave: { title: 'Give up the changes to “{name}”?', text: 'They are not deployed and will be lost. Export the diagram first if you want to keep them.', confirm: 'Give up', cancel: 'Go on editing' },
  lint: {
    'fake-join': 'Several flows lead straight into this element; it runs once for each.', 'no-bpmndi': 'The element has no drawing and cannot be seen.', 'no-duplicate-sequence-flows': 'Two flows connect the same elements.',
    'no-implicit-end': 'No end event follows this element.', 'no-implicit-split': 'Several unconditional flows leave this element at once; draw a parallel gateway.', 'no-overlapping-elements': 'The element overlaps another one.', 'superfluous-gateway': 'The gateway has one flow in and one out and can go.',
  },
  panel: {
    yes: 'With a form', no: 'Not offered',
    group: { 'qunguan-execution': 'Execution', 'qunguan-regulation': 'Regulation' },
    field: {
      'camunda-assignee': 'Assignee', 'camunda-candidateUsers': 'Candidate users', 'camunda-candidateGroups': 'Candidate roles', 'camunda-formKey': 'Form', implementation: 'Service', 'camunda-decisionRef': 'Decision', 'camunda-resultVariable': 'Result variable',
      calledElement: 'Called process', condition: 'Condition', 'gov-clause': 'Clauses', 'gov-subject': 'Subject', 'gov-category': 'Category', 'gov-summary': 'Text of the tile', 'gov-startable': 'Startable by people', 'gov-verbs': 'Verbs', 'gov-returnTo': 'May be returned to', 'gov-votes': 'Tally', 'gov-skippable': 'May be skipped', 'gov-deadline': 'Deadline', 'gov-deadlineStart': 'Clock starts at', 'gov-deadlineTitle': 'Name of the deadline', 'gov-separateFrom': 'Act ≠ verify',
      'gov-excludedUsers': 'Excluded people', 'gov-deadlineRef': 'Deadline reference', 'gov-deadlineId': 'Deadline id', 'gov-offset': 'Offset', 'gov-notBefore': 'Not before', 'gov-armWhen': 'Armed when', 'gov-correlationKey': 'Correlation key',
    },
    hint: {
      'gov-verbs': 'Space separated: transfer, delegate, add-sign, return, copy, recall, batch; empty: all but return and batch', 'gov-returnTo': 'Ids of steps, space separated; empty with the verb return: every earlier step', 'gov-votes': 'Variable with the votes per choice, e.g. votes; the completion condition reads votes.AGREE, votes.total', 'gov-skippable': 'If this step fails, an authorised person may skip it.',
      'camunda-candidateGroups': "ROLE{'@'}scope, comma separated, e.g. FIRST_RESP{'@'}unit; = starts a FEEL expression", 'camunda-candidateUsers': "e.g. OWNER{'@'}group; = starts a FEEL expression", 'camunda-formKey': 'File name without .form.json',
      implementation: 'Service name, e.g. group.issueFilingNumber', 'camunda-decisionRef': 'Decision, e.g. D01', condition: 'FEEL, e.g. =decision = "AGREE"', 'gov-clause': 'Space separated, e.g. A8(1)b B13b',
      'gov-deadline': 'Code, e.g. T-APPR; FEEL is possible', 'gov-subject': 'Said behind the name of the step to tell like ones apart (FEEL)', 'gov-deadlineStart': 'Empty: when the task is created', 'gov-deadlineTitle': 'Empty: the name of the rule', 'gov-separateFrom': 'Who did these steps must not do this one; space separated; start is the starter', 'gov-deadlineRef': 'Code, e.g. T-DISS',
      'gov-offset': '0: when missed; +3WD: end of the third workday after', 'gov-notBefore': 'The timer never fires before this instant (FEEL)', 'gov-armWhen': 'Not armed when false (FEEL)', 'gov-correlationKey': 'Empty: the business key',
    },
  },
};
