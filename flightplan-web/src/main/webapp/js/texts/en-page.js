/** What is said in English on every page: names of pages, signing in, what went wrong, how long and how old. */

export const page = {
  wayBack: 'Way back',
  signOut: 'Sign out',
  languageLosesDrafts: 'What you have written and not recorded is lost when the language changes. Change it?',
  roles: { Clinician: 'Clinician', Viewer: 'Viewer', 'No clinical role': 'No clinical role' },
  titles: {
    'sign-in': 'Sign in',
    board: 'Board',
    stays: 'Stays',
    stay: 'Stay',
    admit: 'Admit',
    merge: 'Merge records',
    handover: 'Handover',
    huddle: 'Huddle',
    census: 'Census',
  },

  signIn: {
    title: 'Sign in',
    moment: 'One moment …',
    again: 'Sign in to go on where you were.',
    account: 'With the account that your hospital gave you.',
    development: 'Development server, synthetic patients: no password is asked for.',
    hospital: 'Hospital',
    role: 'Role',
    hints: { clinician: 'reads and records', viewer: 'reads' },
    noHospitals: 'No hospitals yet',
    stillLoading:
      'If the server has just started, the demonstration is still being loaded: its hospitals appear here by themselves in a moment.',
    addOne: 'Otherwise a platform administrator adds the first one with POST api/v1/admin/tenants.',
    notFinished: 'The identity provider did not finish the sign-in.',
    refused: 'The identity provider refused the sign-in.',
    silent: 'The identity provider does not answer.',
  },

  failures: {
    title: 'That did not work',
    unforeseen: 'The console could not show this page.',
    reference: (/** @type {string} */ id) => `Reference for support: ${id}`,
    allStays: 'All stays',
    noAccess: 'You are not in this patient’s care team. Open the record from the list of stays, and say why.',
    silent: 'The server can’t be reached. Check the connection; nothing was lost.',
    sessionEnded: 'The session has ended. Please sign in again.',
    forbidden: 'This role may not see that.',
    noSuch: 'This hospital has no such record.',
    tooMany: 'The server is asking for a pause: too many requests. Try again in a moment.',
    notReady: 'The server is not ready at the moment. Try again in a moment.',
    other: (/** @type {number} */ status) => `The server answered with an error (${status}).`,
  },

  breakGlass: {
    name: 'Closed record',
    title: 'You are not in this patient’s care team',
    why:
      'Ask the team to add you. When it can’t wait, say why, and the record opens to you for a while. ' +
      'The privacy officer sees it, and reviews it.',
    reason: 'Reason',
    howLong: 'For',
    minutes: (/** @type {number} */ minutes) => `${minutes} minutes`,
    open: 'Open the record',
  },

  units: { minute: 'min', hour: 'h', day: 'd', week: 'wk', month: 'mo', year: 'y', second: 's' },
};
