export default {
  title: 'Supervision', asOf: 'as of {instant}',
  filter: { unit: 'Unit: all', process: 'Process: all' },
  counters: 'Counters',
  counter: {
    overdue: 'Overdue', today: 'Due today', soon: 'Next two workdays', hour: 'Hour clocks overdue', provisional: 'Provisional dates', escalations: 'Escalations',
    running: 'Running', dissolving: 'Being dissolved', unverified: 'To be verified', cases: 'Open cases', incidents: 'Incidents',
  },
  note: {
    longest: 'up to {n} workdays', today: 'by midnight', soon: 'today not included', hour: 'nights included', provisional: 'awaiting notice', escalations: 'under escalation', none: 'all well',
    running: 'everything open', register: 'see the register', cases: 'open ones', incidents: 'need attention',
  },
  also: 'Also {parts}', alsoSteps: '{n} step clocks overdue', alsoCases: '{n} case clocks overdue',
  ageing: {
    byProcess: 'Ageing by process', byUnit: 'Ageing by unit', note: '{n} overdue or due within two workdays', none: 'Nothing is overdue or due soon.', count: '{n}', filter: 'Only “{name}”',
    two: '2 workdays left', one: '1 workday or today', late2: '1–2 late', late5: '3–5 late', late6: '6 or more late',
  },
  window: {
    label: 'Which', overdue: 'Overdue', today: 'Due today', soon: 'Next two workdays', hour: 'Hour clocks', provisional: 'Provisional', running: 'Running', escalations: 'Escalations', cases: 'Open cases', incidents: 'Incidents',
  },
  group: {
    overdue: '{n} overdue', today: '{n} due today', soon: '{n} due in two workdays', hour: '{n} hour clocks overdue', provisional: '{n} provisional',
    overdueNote: 'by due date', todayNote: 'by midnight', soonNote: 'today not included', hourNote: 'hour by hour, rest days included', provisionalNote: 'from the planned end, until the holiday notice',
  },
  col: { group: 'Group', step: 'Process, step', unit: 'Unit', handler: 'Whose turn', due: 'Due', distance: 'Distance', ladder: 'Level', act: 'Act' },
  handlers: '{names} and others ({n})', urged: 'urged {n} times', nobody: 'Unclaimed', forecast: 'Not started',
  ladder: { level: 'Level {n}', none: 'Not escalated', body: { 1: 'Superior', 2: 'Supervisors', 3: 'Leader', 4: 'Chief' } },
  act: { assign: 'Reassign', open: 'Open', noTask: 'No step to reassign at the moment' },
  empty: {
    overdue: { title: 'Nothing is overdue', text: 'What is not finished by its due date is listed here and escalated level by level.' },
    today: { title: 'Nothing is due today', text: 'What has to be finished by midnight is listed here.' },
    soon: { title: 'Nothing is due in the next two workdays', text: 'What falls due soon is listed here.' },
    hour: { title: 'No hour clock is overdue', text: 'Handling and reporting of violations run by the hour; late ones are listed here.' },
    provisional: { title: 'No provisional dates', text: 'Dates in a year without a holiday notice are listed here.' },
    running: { title: 'Nothing is running', text: 'What was started and has not ended is listed here.' },
    escalations: { title: 'No escalations', text: 'Escalations of overdue work are listed here.' },
    cases: { title: 'No open cases', text: 'Open cases are listed here; their contents are for handlers only.' },
    filtered: 'Loosen the filters of unit or process.',
  },
  list: { title: 'Matter', process: 'Process', step: 'Current step', started: 'Started', due: 'Due' },
};
