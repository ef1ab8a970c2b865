export default {
  due: {
    none: 'No time limit', today: 'Due today', left: '{n} workday left | {n} workdays left', late: '{n} workday late | {n} workdays late', lateToday: 'Overdue', overdue: 'Overdue',
    hoursLeft: '{n} hour left | {n} hours left', hoursLate: '{n} hour late | {n} hours late', minutesLeft: 'Less than 1 hour', provisional: 'Provisional',
    provisionalMore: ' until the {year} holiday notice', met: 'Done in time', metLate: 'Done late', suspended: 'Clock paused', cancelled: 'Cancelled',
    before: 'by {time}', full: 'Due by {instant} Beijing time', open: 'Show the counted days up to {date}', night: 'Night',
  },
  source: { REGULATION: 'By regulation', OURS: 'System default' },
  sourceHint: { REGULATION: 'The clause itself sets this time limit', OURS: 'The regulation sets no limit; the system default applies' },
  clause: 'Clause {clause}',
  days: {
    title: 'Counted days', start: 'Start', nth: 'Day {n}', late: '+{n}', today: 'Today', lieu: 'Lieu', rest: 'Rest', provisional: 'Prov.',
    legendCounted: 'Counted workdays', legendSkipped: 'Not counted: {reasons}', calendar: 'The first day is not counted · calendar {version}', startNotCounted: 'The first day is not counted',
    showAll: 'Show all {n} days', hours: '{n} hours from {start}, counted hour by hour, rest days included', elapsed: 'Counted from {start} by the calendar, rest days included',
    history: 'Record', changed: 'from {old} to {next}',
  },
  state: {
    CREATED: 'In progress', COMPLETED: 'Completed', CANCELED: 'Cancelled', ACTIVE: 'In progress', SUSPENDED: 'Suspended', TERMINATED: 'Terminated', CLAIMABLE: 'Unclaimed', TASK_COMPLETED: 'Done',
  },
  timeline: { system: 'System', now: 'In progress', next: 'Next step', empty: 'Nothing recorded yet', all: 'Full record', waiting: 'Waiting for {who}' },
  history: {
    STARTED: 'Started', TASK_CREATED: 'Task arrived', TASK_CANCELED: 'Task cancelled', CLAIMED: 'Claimed', UNCLAIMED: 'Given back', ASSIGNED: 'Reassigned', COMMENT: 'Comment',
    SERVICE: 'Automatic step', DECISION: 'Decision', TIMER: 'Timed step', MESSAGE: 'Message received', DEADLINE: 'Deadline', WITHDRAWN: 'Withdrawn', CANCELED: 'Terminated', SUSPENDED: 'Suspended', RESUMED: 'Resumed', MODIFIED: 'Adjusted', movedFrom: 'canceled: {names}', movedTo: 'now at: {names}', ENDED: 'Ended', INCIDENT: 'Incident',
    assignedTo: 'now with {name}', dueBy: 'due by {due}', DEADLINE_NEW: 'Deadline counted', DEADLINE_CHANGED: 'Due date moved', DEADLINE_MISSED: 'Overdue', DEADLINE_REMINDED: 'Reminder', DEADLINE_CALENDAR: 'Recounted: holiday notice changed',
    DEADLINE_END_DATE: 'Recounted: end date changed', DEADLINE_EXTENSION: 'Extended', DEADLINE_PAUSE: 'Clock paused', DEADLINE_RESUME: 'Clock resumed', DEADLINE_RESTART: 'Counted anew', DEADLINE_MET: 'Met', DEADLINE_CANCELLED: 'Deadline cancelled',
  },
  evidence: { stored: 'Fingerprint kept', sha: 'SHA-256 {hash}', open: 'Open {name}', add: 'Upload', more: 'Upload more', limits: 'png, jpg, pdf up to 20 MB', drop: 'Drop to upload', remove: 'Remove {name}', uploading: 'Uploading {percent}%', cancel: 'Cancel upload', paste: 'Drag files here or paste a screenshot', empty: 'No material yet', emptyText: 'Screenshots and files uploaded while working, with their fingerprints, are listed here.' },
  dialog: { close: 'Close', cancel: 'Not now', confirm: 'OK', reason: 'Reason', reasonHint: 'Briefly, why', reasonMissing: 'Please give a reason of at least 2 characters', working: 'Submitting' },
  error: { title: 'Could not load', retry: 'Try again' },
  loading: 'Loading',
  list: { next: 'Next', previous: 'Previous', page: 'Page {n}', count: '{n} on this page' },
  sentence: { separator: ', ', comma: '; ' },
};
