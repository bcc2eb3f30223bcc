/** What is said in English of the database: tables, sessions, schema. */

const lock = {
  mild: 'Reading and recording go on. Another analyze, vacuum, reindex or migration of this table waits meanwhile.',
};

export const database = {
  database: {
    hint: 'As PostgreSQL counts since its statistics began.',
    database: 'Database',
    size: 'Size',
    cache: 'Found in memory',
    cacheLow: 'Below 99 %: more shared_buffers, or a query without an index.',
    since: (/** @type {string} */ age) => `counted for ${age}`,
    tables: 'The largest tables',
    tablesHint: 'Look for growth, and for dead rows above 20 % of a large table.',
    table: 'Table',
    rows: 'Rows',
    tableSize: 'Size',
    indexSize: 'Indexes',
    dead: 'Dead rows',
    deadRows: (/** @type {string} */ rows, /** @type {string} */ share) => `${rows} (${share})`,
    vacuumed: 'Last vacuum',
    ago: (/** @type {string} */ age) => `${age} ago`,
    doing: 'What to do',
    actions: {
      analyze: 'Count values anew',
      vacuum: 'Free dead rows',
      reindex: 'Write indexes anew',
      vacuum_full: 'Give room back',
    },
    locks: {
      analyze: 'analyze; locks nobody out',
      vacuum: 'vacuum; locks nobody out',
      reindex: 'reindex concurrently; locks nobody out',
      vacuum_full: 'vacuum full; locks everybody out',
    },
    deeds: {
      analyze: (/** @type {string} */ table) => `Count the values of ${table} anew`,
      vacuum: (/** @type {string} */ table) => `Free the dead rows of ${table}`,
      reindex: (/** @type {string} */ table) => `Write the indexes of ${table} anew`,
      vacuum_full: (/** @type {string} */ table) => `Write ${table} anew, and give its room back`,
    },
    does: {
      analyze: (/** @type {string} */ size, /** @type {string} */ indexes) => [
        `It reads a sample of the table (${size}, indexes ${indexes}), so that queries are planned better.`,
        lock.mild,
      ],
      vacuum: (/** @type {string} */ size, /** @type {string} */ indexes) => [
        `It reads the table (${size}) and its indexes (${indexes}) and frees the dead rows for new ones. The file does not get smaller.`,
        lock.mild,
      ],
      reindex: (/** @type {string} */ size, /** @type {string} */ indexes) => [
        `Each index is written anew beside the old one: there must be room for ${indexes} more. The table has ${size}.`,
        lock.mild,
        'It waits for every transaction that is open now. Broken off, it leaves an index called …_ccnew, which is to be dropped.',
      ],
      vacuum_full: (/** @type {string} */ size, /** @type {string} */ indexes) => [
        'Nobody can read or write this table until it is done (ACCESS EXCLUSIVE): requests that need it wait, and are answered 503 in the end. Of event_store that is the work of every hospital.',
        `The table (${size}) and its indexes (${indexes}) are written anew: there must be as much room again on the disk.`,
        'Do it in a maintenance window. It can be ended under “Sessions”; then nothing has changed.',
      ],
    },
    missing: 'Large tables that are mostly read from end to end',
    noneMissing: 'None. A large table that is mostly read from end to end would lack an index.',
    missingHint: 'They may lack an index: look for the statement among the slow queries.',
    wholeScans: 'From end to end',
    indexScans: 'By an index',
    indexes: 'Use of indexes, the least used first',
    indexesHint:
      'One without a scan for weeks costs each write and serves nobody; a unique one serves all the same. Don’t drop one that is FlightPlan’s: tell its makers.',
    index: 'Index',
    scans: 'Scans',
    remark: 'Remark',
    unique: 'keeps values unique',
    unused: 'not used yet',
    explain:
      'How a single query is planned is asked in psql, as the role that meets it: see “Watching” in the operations guide.',
  },

  sessions: {
    hint: 'What runs is shown without its values, which may be a patient’s.',
    session: 'Session',
    role: 'Role',
    application: 'Application',
    state: 'State',
    states: {
      active: 'runs something',
      idle: 'idle',
      'idle in transaction': 'idle in a transaction',
      'idle in transaction (aborted)': 'idle in a failed transaction',
      hidden: 'hidden',
    },
    noRole: 'PostgreSQL itself',
    untoldRole: 'Whose it is is not told here: it may be a request, a node’s own work, or somebody in psql.',
    otherRole: 'This role is none of FlightPlan’s: find out whose it is first.',
    inTransaction: 'idle in a transaction: holds back vacuum, and perhaps others',
    slow: 'What runs for more than 5 seconds',
    slowHint: 'Look at what they wait for. A lock: see who blocks them. The disk: the query reads too much.',
    noneSlow: 'Nothing.',
    runs: 'For',
    waitsFor: 'Waits for',
    running: 'nothing, it computes',
    statement: 'Statement',
    doing: 'What to do',
    idle: 'Idle for more than 10 minutes',
    idleHint: 'Those of a pool are as they should be. Those in a transaction hold back vacuum.',
    noneIdle: 'None.',
    since: 'Idle for',
    blocked: 'Who waits for whom',
    blockedHint: 'Ending the session that blocks lets all go on that wait for it.',
    noneBlocked: 'Nobody waits for another.',
    waits: 'Waits for',
    blockedBy: 'Blocked by',
    blockers: 'Sessions that block others',
    connections: 'Connections',
    open: (/** @type {string} */ open, /** @type {string} */ most) =>
      `${open} of this database are open; all databases together may have ${most}.`,
    scarce: 'The next ones will be refused: fewer for the pools, or a greater max_connections.',
    actions: { cancel: 'Cancel the statement', terminate: 'End the session' },
    deeds: {
      cancel: (/** @type {string} */ pid, /** @type {string} */ role) => `Cancel what session ${pid} ${role} runs`,
      terminate: (/** @type {string} */ pid, /** @type {string} */ role) => `End session ${pid} ${role}`,
    },
    does: {
      cancel: [
        'The statement that it runs now ends with an error, and its transaction is undone.',
        'The session goes on. A session that runs nothing is left as it is.',
      ],
      terminate: [
        'The session ends: what it has not committed is undone, and its locks go.',
        'Whoever used it gets an error; a pool opens another connection by itself.',
      ],
    },
    roles: {
      flightplan_app: 'It is a request of somebody’s (flightplan_app): it is answered 503, and can be sent again.',
      flightplan_events:
        'It is a node’s append writer, projector or other background work (flightplan_events): what is undone is done again by itself within seconds; clients send again what they got no answer to.',
      flightplan:
        'It is the owner (flightplan): a migration that is under way, or what this page does to a table. A migration that is ended goes on when a node is started.',
      flightplan_keys:
        'It is a node at its key store (flightplan_keys): the request is answered 503, and can be sent again.',
      flightplan_backup: 'It is a backup (flightplan_backup): it is broken off, and worth nothing. Begin another.',
      flightplan_readonly: 'It is a report (flightplan_readonly): whoever runs it begins again.',
      flightplan_ops: 'It is somebody who watches (flightplan_ops).',
    },
    wasGone: 'There was no such session any more.',
  },

  migrations: {
    hint: 'A node migrates when it starts, one of many at a time.',
    current: 'The schema is this build’s.',
    notCurrent: 'The schema is not this build’s',
    newest: (/** @type {string} */ id, /** @type {string} */ count) =>
      `The last changeset is ${id}; ${count} are applied.`,
    pending: 'To be applied',
    pendingHint: 'A node that is started applies them; until then it may lack what it needs.',
    changed: 'Changed since they were applied',
    changedHint: 'Somebody has edited a released changeset: no node starts until it is as it was.',
    unknown: 'Unknown to this build',
    unknownHint: 'A newer build has applied them: upgrade the nodes that are older.',
    history: 'What was applied, the newest first',
    changeset: 'Changeset',
    applied: 'Applied',
    ago: 'So long ago',
    byHand:
      'Going back, trying an upgrade and migrating by hand is done by flightplan-db.jar: see “The schema” in the operations guide.',
  },
};
