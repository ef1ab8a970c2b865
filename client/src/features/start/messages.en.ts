export default {
  title: 'Start', sub: 'Choose what to start', search: 'Search processes', other: 'Other', noMatch: 'No process matches',
  empty: { title: 'Nothing to start', text: 'Processes your post may start are listed here once deployed.' },
  notYours: { title: 'You may not start this process', text: 'It is not open to your post, or no longer in service.' }, back: 'Show what I may start',
  noForm: 'Nothing to fill in; the process starts when you submit.', submit: 'Submit', cancel: 'Back',
  route: { title: 'Expected route', complete: 'By what is filled in now', open: 'Becomes clearer as you fill in', possible: 'Possibly', pending: 'not settled yet', later: 'Decided by an earlier step', call: 'By a process of its own', WORKDAY: 'Within {n} workdays', HOUR: 'Within {n} hours', none: 'Done once submitted; nobody else is asked.', failed: 'The route cannot be predicted just now.' },
  sent: '“{name}” submitted', nowAt: 'Now at', kept: 'With the person in charge. To protect whoever reports, the course is not shown; you get the answer as a message.', follow: 'Follow it', again: 'Start another',
};
