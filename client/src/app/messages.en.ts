export default {
  name: 'Qunguan',
  nav: 'Main', bottomNav: 'Bottom navigation', skip: 'Skip to content',
  section: { work: 'Tasks', start: 'Start', register: 'Register', supervision: 'Supervision', modeler: 'Modeler', incidents: 'Incidents' },
  clock: {
    name: 'Demo clock', day: '+1 day', nextDeadline: 'To next deadline', moving: 'Moving…', hint: 'Demo: the clock can be moved; no SMS or letter leaves the system',
    next: 'Next deadline or reminder: {instant}', moved: 'The clock is now at {instant}', fired: '{n} timed steps ran', nothing: 'Nothing fell due', more: '{n} more messages', see: 'Show messages',
  },
  filter: { process: 'Process', allProcesses: 'Process: all', more: 'Filters' },
  refused: { title: '“{section}” is not open to your post', text: 'You can still work on your tasks. If you need it, ask the system administrator.', back: 'Back to tasks' },
  notFound: { title: 'No such page', text: 'The address may be wrong, or the content is gone.' },
  error: { network: 'The connection was interrupted. Check it and try again.', invalid: 'Something in it is not right; please check and try again.', marked: 'Please correct what is marked.', notFound: 'Not found, or you may not see it.', forbidden: 'You may not do this.', server: 'The system cannot handle this right now ({status}). Try again later.', unexpected: 'Something unexpected happened. Reload the page and try again.' },
};
