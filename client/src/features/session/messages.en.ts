export default {
  ended: 'Your session has ended; please sign in again.', endedKept: 'Your session has ended; please sign in again. What you typed is kept as a draft.',
  signIn: 'Sign in', signingIn: 'Signing in', signOut: 'Sign out', menu: '{name}: account menu', switchUser: 'Switch demo user',
  product: 'Management of work groups', claim1: 'Every group has its keeper,', claim2: 'every time limit its reason', lead: 'From founding a work group over admission and audits to its dissolution: handled and supervised.',
  point: { register: { name: 'Register', text: 'groups, members, letters' }, deadline: { name: 'Deadlines', text: 'in workdays, holidays known' }, supervision: { name: 'Supervision', text: 'step by step, on record' } },
  boundary: 'The system records what people do. It reads no chats and acts in no messenger.',
  place: 'Use the account of your organization', demoPlace: 'Demo: organizations, people and data are invented', username: 'User name', usernameHint: 'Staff number or user name', password: 'Password', passwordHint: 'Your password',
  demoPick: 'or pick a demo user', notice: 'Sign-ins and views are recorded for audits only.',
};
