export default {
  title: 'Stand-ins and handover', sub: 'Somebody acts for you while you are away; when you leave, everything you have in hand goes over at once.',
  mine: 'My stand-ins', arrange: 'Arrange an absence',
  empty: { title: 'No stand-ins', text: 'While somebody stands in, your tasks are in their list, too; what they do is recorded as done for you.' },
  given: '{name} acts for you', taken: 'You act for {name}', period: '{from} to {to}', allProcesses: 'all processes',
  state: { PLANNED: 'planned', ACTIVE: 'active', OVER: 'over', REVOKED: 'revoked' },
  field: { deputy: 'Stand-in', period: 'Period', from: 'From', to: 'Until', processes: 'Processes', processesHint: 'None chosen: all of them', reason: 'Reason' },
  periodMissing: 'Choose the period', deputyMissing: 'Choose who stands in', reasonMissing: 'Give a reason of at least 2 characters',
  submit: 'Arrange', arranged: 'Arranged', submitting: 'Arranging',
  revoke: { act: 'Revoke', title: 'Revoke the stand-in of "{name}"', text: 'They will no longer see and do your tasks.', takenText: 'You will no longer see and do their tasks.', label: 'Reason', confirm: 'Revoke', done: 'Revoked' },
  handover: {
    title: 'Handover', text: 'All tasks, delegations and signatures in one person\'s hands go to another. Deadlines stay; each is on record.',
    ownText: 'Before you leave, all tasks, delegations and signatures in your hands go to another person. Deadlines stay; each is on record.', takerMissing: 'Choose who takes over',
    from: 'From', to: 'To', preview: 'See what goes over', missing: 'Choose both people', moved: '{n} tasks go over:', nothing: 'There is nothing in the hands of {name}', stayed: '{n} cannot be done by the other person and must be reassigned:',
    hidden: '{n} more must be handed over by somebody else', duties: 'What they go on to hold until their organization appoints somebody else:', standIns: '{n} stand-ins end', act: 'Hand over', confirmTitle: 'Hand {n} tasks over to "{name}"', confirmText: 'The other person does them from then on; this cannot be undone at once.', label: 'Reason', done: '{n} tasks handed over',
  },
};
