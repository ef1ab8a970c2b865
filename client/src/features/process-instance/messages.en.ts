export default {
  instance: 'Process', startedSub: 'What you started, and where it is now', startedAt: 'Started', state: 'State',
  empty: { title: 'You have not started anything yet', text: 'Choose a process under “Start”; once submitted you can follow it here.' },
  tab: { overview: 'Overview', diagram: 'Diagram', history: 'History', evidence: 'Material' }, tabs: 'Process content',
  fact: { group: 'Group', startedBy: 'Started by', startedAt: 'Started', endedAt: 'Ended', version: 'Version', versionValue: 'version {n}', parent: 'Part of' },
  steps: 'Current steps', noSteps: 'The process has ended; nothing is waiting.', waiting: 'Waiting', decisions: 'Decisions', noDecisions: 'No rule has been applied yet.',
  withdraw: { act: 'Withdraw', title: 'Withdraw “{title}”?', text: 'The application ends here and number {key} is not used again. Uploaded material stays on record.', label: 'Reason', cancel: 'Keep it', done: 'Application withdrawn' },
  mine: 'Work on it', yes: 'yes', no: 'no',
};
