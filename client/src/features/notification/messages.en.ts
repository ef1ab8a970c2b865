export default {
  title: 'Messages', bell: 'Messages, {n} unread', unread: 'Unread', readAll: 'Mark all as read', all: 'All messages', allShort: 'All',
  kind: { REMINDER: 'Reminder', ESCALATION: 'Escalation', TASK: 'New task', RESULT: 'Result', INFO: 'Notice' },
  empty: { title: 'No messages', text: 'Reminders, escalations and results arrive here.' },
};
