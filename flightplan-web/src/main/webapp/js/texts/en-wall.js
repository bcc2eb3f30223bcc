/** What is said in English on a display at the wall. */
export const wall = {
  title: 'Wall',
  loading: 'Loading …',
  withoutBed: 'No bed',
  closed: 'This unit is closed, or the hospital is not active. Nothing is shown here.',
  revoked: 'This display was revoked.',
  stale: (/** @type {string} */ since) => `No connection since ${since}: what stands here may have changed`,
  claim: {
    title: 'Display at the wall',
    hint: 'Under Hospital, the administrator makes a display and is told a code. It is good once, for 15 minutes.',
    code: 'Code',
    claim: 'Show the board here',
    unknown: 'This code is good no more, or was never: have another display made.',
  },
};
