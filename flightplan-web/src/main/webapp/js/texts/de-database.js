/** Was auf Deutsch von der Datenbank gesagt wird: Tabellen, Sitzungen, Schema. */

const lock = {
  mild: 'Lesen und Dokumentieren gehen weiter. Ein anderes Analyze, Vacuum, Reindex oder eine Migration dieser Tabelle wartet solange.',
};

/** @type {typeof import('./en-database.js').database} */
export const database = {
  database: {
    hint: 'Wie PostgreSQL zählt, seit seine Statistik begann.',
    database: 'Datenbank',
    size: 'Größe',
    cache: 'Im Speicher gefunden',
    cacheLow: 'Unter 99 %: mehr shared_buffers, oder eine Abfrage ohne Index.',
    since: (age) => `gezählt seit ${age}`,
    tables: 'Die größten Tabellen',
    tablesHint: 'Achten Sie auf Wachstum und auf tote Zeilen über 20 % einer großen Tabelle.',
    table: 'Tabelle',
    rows: 'Zeilen',
    tableSize: 'Größe',
    indexSize: 'Indexe',
    dead: 'Tote Zeilen',
    deadRows: (rows, share) => `${rows} (${share})`,
    vacuumed: 'Letztes Vacuum',
    ago: (age) => `vor ${age}`,
    doing: 'Was zu tun ist',
    actions: {
      analyze: 'Werte neu zählen',
      vacuum: 'Tote Zeilen freigeben',
      reindex: 'Indexe neu schreiben',
      vacuum_full: 'Platz zurückgeben',
    },
    locks: {
      analyze: 'analyze; sperrt niemanden aus',
      vacuum: 'vacuum; sperrt niemanden aus',
      reindex: 'reindex concurrently; sperrt niemanden aus',
      vacuum_full: 'vacuum full; sperrt alle aus',
    },
    deeds: {
      analyze: (table) => `Die Werte von ${table} neu zählen`,
      vacuum: (table) => `Die toten Zeilen von ${table} freigeben`,
      reindex: (table) => `Die Indexe von ${table} neu schreiben`,
      vacuum_full: (table) => `${table} neu schreiben und den Platz zurückgeben`,
    },
    does: {
      analyze: (size, indexes) => [
        `Es liest eine Stichprobe der Tabelle (${size}, Indexe ${indexes}), damit Abfragen besser geplant werden.`,
        lock.mild,
      ],
      vacuum: (size, indexes) => [
        `Es liest die Tabelle (${size}) und ihre Indexe (${indexes}) und gibt tote Zeilen für neue frei. Die Datei wird nicht kleiner.`,
        lock.mild,
      ],
      reindex: (size, indexes) => [
        `Jeder Index wird neben dem alten neu geschrieben: Es muss Platz für weitere ${indexes} sein. Die Tabelle hat ${size}.`,
        lock.mild,
        'Es wartet auf jede Transaktion, die jetzt offen ist. Abgebrochen lässt es einen Index namens …_ccnew zurück, der zu löschen ist.',
      ],
      vacuum_full: (size, indexes) => [
        'Niemand kann diese Tabelle lesen oder schreiben, bis es fertig ist (ACCESS EXCLUSIVE): Anfragen, die sie brauchen, warten und werden am Ende mit 503 beantwortet. Bei event_store ist das die Arbeit aller Kliniken.',
        `Die Tabelle (${size}) und ihre Indexe (${indexes}) werden neu geschrieben: So viel Platz muss noch einmal frei sein.`,
        'Tun Sie es in einem Wartungsfenster. Beenden lässt es sich unter „Sitzungen“; dann ist nichts verändert.',
      ],
    },
    missing: 'Große Tabellen, die meist von Anfang bis Ende gelesen werden',
    noneMissing: 'Keine. Einer großen Tabelle, die meist von Anfang bis Ende gelesen wird, würde ein Index fehlen.',
    missingHint: 'Ihnen fehlt vielleicht ein Index: Suchen Sie die Abfrage unter den langsamen.',
    wholeScans: 'Von Anfang bis Ende',
    indexScans: 'Über einen Index',
    indexes: 'Gebrauch der Indexe, die am wenigsten gebrauchten zuerst',
    indexesHint:
      'Einer, der seit Wochen nicht gebraucht wurde, kostet bei jedem Schreiben und dient niemandem; ein eindeutiger dient trotzdem. Löschen Sie keinen von FlightPlan: Sagen Sie es den Herstellern.',
    index: 'Indexname',
    scans: 'Gebraucht',
    remark: 'Bemerkung',
    unique: 'hält Werte eindeutig',
    unused: 'noch nicht gebraucht',
    explain:
      'Wie eine einzelne Abfrage geplant wird, fragt man in psql, als die Rolle, die es trifft: siehe „Watching“ im Betriebshandbuch.',
  },

  sessions: {
    hint: 'Was läuft, wird ohne seine Werte gezeigt; sie könnten von einem Patienten sein.',
    session: 'Sitzung',
    role: 'Rolle',
    application: 'Anwendung',
    state: 'Zustand',
    states: {
      active: 'führt etwas aus',
      idle: 'untätig',
      'idle in transaction': 'untätig in einer Transaktion',
      'idle in transaction (aborted)': 'untätig in einer gescheiterten Transaktion',
      hidden: 'verborgen',
    },
    noRole: 'PostgreSQL selbst',
    untoldRole: 'Wessen sie ist, steht hier nicht: eine Anfrage, die Arbeit eines Knotens, oder jemand in psql.',
    otherRole: 'Diese Rolle ist keine von FlightPlan: Finden Sie erst heraus, wessen sie ist.',
    inTransaction: 'untätig in einer Transaktion: hält Vacuum auf und vielleicht andere',
    slow: 'Was länger als 5 Sekunden läuft',
    slowHint:
      'Sehen Sie, worauf sie warten. Eine Sperre: Sehen Sie, wer sie aufhält. Die Platte: Die Abfrage liest zu viel.',
    noneSlow: 'Nichts.',
    runs: 'Seit',
    waitsFor: 'Wartet auf',
    running: 'nichts, sie rechnet',
    statement: 'Anweisung',
    doing: 'Was zu tun ist',
    idle: 'Länger als 10 Minuten untätig',
    idleHint: 'Die eines Pools sind, wie sie sein sollen. Die in einer Transaktion halten Vacuum auf.',
    noneIdle: 'Keine.',
    since: 'Untätig seit',
    blocked: 'Wer auf wen wartet',
    blockedHint: 'Wird die Sitzung beendet, die aufhält, gehen alle weiter, die auf sie warten.',
    noneBlocked: 'Niemand wartet auf einen anderen.',
    waits: 'Wartet seit',
    blockedBy: 'Aufgehalten von',
    blockers: 'Sitzungen, die andere aufhalten',
    connections: 'Verbindungen',
    open: (open, most) => `${open} dieser Datenbank sind offen; alle Datenbanken zusammen dürfen ${most} haben.`,
    scarce: 'Die nächsten werden verweigert: weniger für die Pools, oder ein größeres max_connections.',
    actions: { cancel: 'Anweisung abbrechen', terminate: 'Sitzung beenden' },
    deeds: {
      cancel: (pid, role) => `Abbrechen, was Sitzung ${pid} ${role} ausführt`,
      terminate: (pid, role) => `Sitzung ${pid} ${role} beenden`,
    },
    does: {
      cancel: [
        'Die Anweisung, die sie jetzt ausführt, endet mit einem Fehler, und ihre Transaktion wird rückgängig gemacht.',
        'Die Sitzung geht weiter. Eine, die nichts ausführt, bleibt, wie sie ist.',
      ],
      terminate: [
        'Die Sitzung endet: Was sie nicht abgeschlossen hat, wird rückgängig gemacht, und ihre Sperren gehen.',
        'Wer sie benutzte, bekommt einen Fehler; ein Pool öffnet von selbst eine andere Verbindung.',
      ],
    },
    roles: {
      flightplan_app:
        'Es ist die Anfrage von jemandem (flightplan_app): Sie wird mit 503 beantwortet und kann noch einmal gesendet werden.',
      flightplan_events:
        'Es ist der Log-Schreiber, der Projektor oder andere Arbeit eines Knotens (flightplan_events): Was rückgängig gemacht wird, wird in Sekunden von selbst wieder getan; wer keine Antwort bekam, sendet noch einmal.',
      flightplan:
        'Es ist der Eigentümer (flightplan): eine Migration, oder was diese Seite mit einer Tabelle tut. Eine beendete Migration geht weiter, wenn ein Knoten gestartet wird.',
      flightplan_keys:
        'Es ist ein Knoten an seinem Schlüsselspeicher (flightplan_keys): Die Anfrage wird mit 503 beantwortet und kann noch einmal gesendet werden.',
      flightplan_backup:
        'Es ist eine Sicherung (flightplan_backup): Sie bricht ab und ist nichts wert. Beginnen Sie eine andere.',
      flightplan_readonly: 'Es ist eine Auswertung (flightplan_readonly): Wer sie ausführt, beginnt noch einmal.',
      flightplan_ops: 'Es ist jemand, der beobachtet (flightplan_ops).',
    },
    wasGone: 'Es gab diese Sitzung nicht mehr.',
  },

  migrations: {
    hint: 'Ein Knoten migriert beim Start, einer von vielen zur Zeit.',
    current: 'Das Schema ist das dieses Stands.',
    notCurrent: 'Das Schema ist nicht das dieses Stands',
    newest: (id, count) => `Die letzte Änderung ist ${id}; ${count} sind angewendet.`,
    pending: 'Anzuwenden',
    pendingHint: 'Ein Knoten, der gestartet wird, wendet sie an; bis dahin fehlt ihm vielleicht, was er braucht.',
    changed: 'Seit der Anwendung verändert',
    changedHint: 'Jemand hat eine veröffentlichte Änderung bearbeitet: Kein Knoten startet, bis sie ist, wie sie war.',
    unknown: 'Diesem Stand unbekannt',
    unknownHint: 'Ein neuerer Stand hat sie angewendet: Stellen Sie die älteren Knoten um.',
    history: 'Was angewendet wurde, das Neueste zuerst',
    changeset: 'Änderung',
    applied: 'Angewendet',
    ago: 'So lange her',
    byHand:
      'Zurückgehen, eine Umstellung versuchen und von Hand migrieren geht mit flightplan-db.jar: siehe „The schema“ im Betriebshandbuch.',
  },
};
