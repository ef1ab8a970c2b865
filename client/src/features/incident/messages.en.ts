export default {
  title: 'Incidents', sub: 'Work that got stuck. Put the cause right and try again; the case goes on where it stopped.',
  view: { label: 'State', OPEN: 'To handle', RETRYING: 'Being retried', RESOLVED: 'Resolved' },
  col: { cause: 'Cause', element: 'Process · step', title: 'Case', state: 'State', attempts: 'Tries', last: 'Last try' },
  state: { OPEN: 'To handle', RETRYING: 'Being retried', RESOLVED: 'Resolved' },
  times: '{n}', next: 'again at {instant}', system: 'Whole system', noTitle: '(you may not see the case)',
  kind: { job: 'Timed work', outbox: 'Background work', command: 'Completion of a task', stuck: 'Standing still', nobody: 'Nobody to ask', other: 'Other' },
  empty: {
    all: { title: 'All well', text: 'Work that got stuck is listed here, to be retried, skipped or repaired.' },
    OPEN: { title: 'Nothing to handle', text: 'Work that got stuck and needs a person is listed here.' },
    RETRYING: { title: 'Nothing is being retried', text: 'Failed background work is tried again by itself; meanwhile it is listed here.' },
    RESOLVED: { title: 'Nothing resolved yet', text: 'Resolved incidents are listed here, with who resolved them and why.' },
  },
  detail: {
    where: 'Where it stopped', facts: 'Facts', technical: 'Technical text', actions: 'Handle', story: 'Open the record', noDiagram: 'There is no diagram to show.', notAllowed: '{action}: {reason}',
    fact: {
      kind: 'Kind', element: 'Step', attempts: 'Tries', first: 'First seen', last: 'Last try', next: 'Next try by itself', source: 'Work item', process: 'Process', resolution: 'Outcome', by: 'Handled by', reason: 'Reason', at: 'Handled at',
    },
  },
  outcome: { RETRIED: 'Went through when retried', SKIPPED: 'Step skipped', REPAIRED: 'Went through after a repair', MENDED: 'Recovered by itself', ENDED: 'The case ended' },
  act: { retry: 'Retry', skip: 'Skip', repair: 'Repair variables' },
  retry: { title: 'Retry "{element}"?', text: 'It is carried out once more from where it stopped; if it fails again the incident comes back and is counted.', reason: 'Why retry', confirm: 'Retry' },
  skip: { title: 'Skip "{element}"?', text: 'The step is not carried out and its results will not exist; the case moves on. This is recorded and cannot be undone.', reason: 'Why skip', confirm: 'Skip the step' },
  repair: {
    title: 'Repair a variable and retry', text: 'Change only what is wrong. The value before and after is kept in the audit log.', name: 'Variable', choose: 'Choose a variable', current: 'Now', hidden: '(hidden)', none: '(none)', value: 'New value', valueHint: 'Text as it is; numbers, true, false, null and lists as JSON', textHint: 'Text as it is',
   
    saved: 'Will be saved as {type}', type: { string: 'text', number: 'a number', boolean: 'yes/no', null: 'empty', list: 'a list', object: 'an object' }, reason: 'Why', nameMissing: 'Choose the variable to change', valueMissing: 'Give the new value', unchanged: 'The new value is the present one; change it first', confirm: 'Repair and retry', noVariables: 'This case has no variables to change.',
  },
  done: { RESOLVED: 'Resolved: the case goes on', RETRYING: 'The retry is under way', OPEN: 'It failed again; the incident was updated' },
};
