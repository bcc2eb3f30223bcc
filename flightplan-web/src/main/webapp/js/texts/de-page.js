/** Was auf jeder Seite auf Deutsch gesagt wird. */

/** @type {typeof import('./en-page.js').page} */
export const page = {
  wayBack: 'Weg zurück',
  signOut: 'Abmelden',
  languageLosesDrafts:
    'Was Sie geschrieben und noch nicht dokumentiert haben, geht beim Wechsel der Sprache verloren. Trotzdem wechseln?',
  roles: { Clinician: 'Behandelnd', Viewer: 'Nur lesend', 'No clinical role': 'Keine klinische Rolle' },
  titles: {
    'sign-in': 'Anmelden',
    board: 'Belegung',
    stays: 'Aufenthalte',
    stay: 'Aufenthalt',
    admit: 'Aufnehmen',
    merge: 'Akten zusammenführen',
    handover: 'Übergabe',
    huddle: 'Besprechung',
    census: 'Mitternachtsstatistik',
  },

  signIn: {
    title: 'Anmelden',
    moment: 'Einen Moment …',
    again: 'Melden Sie sich an, um dort weiterzumachen, wo Sie waren.',
    account: 'Mit dem Konto, das Sie von Ihrer Klinik haben.',
    development: 'Entwicklungsserver mit erfundenen Patienten: Es wird kein Passwort verlangt.',
    hospital: 'Klinik',
    role: 'Rolle',
    hints: { clinician: 'liest und dokumentiert', viewer: 'liest' },
    noHospitals: 'Noch keine Kliniken',
    stillLoading:
      'Wenn der Server gerade erst gestartet ist, wird die Vorführung noch geladen: Ihre Kliniken erscheinen gleich von selbst.',
    addOne: 'Sonst legt die Plattformverwaltung die erste mit POST api/v1/admin/tenants an.',
    notFinished: 'Der Anmeldedienst hat die Anmeldung nicht abgeschlossen.',
    refused: 'Der Anmeldedienst hat die Anmeldung abgelehnt.',
    silent: 'Der Anmeldedienst antwortet nicht.',
  },

  failures: {
    title: 'Das hat nicht geklappt',
    unforeseen: 'Diese Seite konnte nicht angezeigt werden.',
    reference: (id) => `Kennung für den Support: ${id}`,
    allStays: 'Alle Aufenthalte',
    noAccess:
      'Sie gehören nicht zum Behandlungsteam. Öffnen Sie die Akte aus der Liste der Aufenthalte und geben Sie den Grund an.',
    silent: 'Der Server ist nicht erreichbar. Prüfen Sie die Verbindung; es ging nichts verloren.',
    sessionEnded: 'Die Sitzung ist abgelaufen. Bitte melden Sie sich wieder an.',
    forbidden: 'Mit dieser Rolle ist das nicht einsehbar.',
    noSuch: 'Das gibt es in dieser Klinik nicht.',
    tooMany: 'Der Server bittet um eine Pause: zu viele Anfragen. Versuchen Sie es gleich noch einmal.',
    notReady: 'Der Server ist gerade nicht bereit. Versuchen Sie es gleich noch einmal.',
    other: (status) => `Der Server hat mit einem Fehler geantwortet (${status}).`,
  },

  breakGlass: {
    name: 'Geschlossene Akte',
    title: 'Sie gehören nicht zum Behandlungsteam',
    why:
      'Bitten Sie das Team, Sie aufzunehmen. Wenn es nicht warten kann, geben Sie den Grund an; die Akte öffnet sich dann ' +
      'für einige Zeit. Der Datenschutz sieht und prüft das.',
    reason: 'Grund',
    howLong: 'Für',
    minutes: (minutes) => `${minutes} Minuten`,
    open: 'Akte öffnen',
  },

  units: { minute: 'min', hour: 'h', day: 'T', week: 'Wo', month: 'Mon', year: 'J', second: 's' },
};
