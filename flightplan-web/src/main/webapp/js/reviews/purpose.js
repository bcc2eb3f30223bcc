/** What a privacy officer's own looks are for, as the audit trail will say. */
export const PURPOSE = 'operations';
