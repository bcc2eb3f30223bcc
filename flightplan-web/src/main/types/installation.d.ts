/** What the API answers a platform administrator. */
declare namespace Installation {
  interface Node {
    id: Api.Id;
    host: string;
    process: number;
    version: string;
    state: 'ready' | 'not_ready' | 'silent';
    /** Whether it is the one that answered. */
    answers: boolean;
    started_at: Api.Moment;
    seen_at: Api.Moment;
    silent_seconds: number;
    problems: { about: string; problem: string }[];
    pools: { pool: string; lent: number; waited_ms: number; full: number; away: number }[];
    late_work: { name: string; overdue_seconds: number; problem?: string }[];
  }

  interface Projections {
    head: number;
    lag: number;
    lag_seconds: number;
    items: {
      name: string;
      position: number;
      lag: number;
      lag_seconds: number;
      updated_at: Api.Moment;
      paused: boolean;
    }[];
    parked: {
      projection: string;
      tenant_id: Api.Id;
      stream_id: Api.Id;
      position: number;
      event_type: string;
      reason: string;
      parked_at: Api.Moment;
      retries: number;
      retry_at: Api.Moment;
    }[];
    rebuild?: Rebuild;
  }

  interface Rebuild {
    state: 'requested' | 'running' | 'finished';
    requested_at: Api.Moment;
    started_at?: Api.Moment;
    position: number;
    target: number;
    events_per_second: number;
    eta_seconds?: number;
    finished_at?: Api.Moment;
  }

  interface Table {
    table: string;
    table_bytes: number;
    index_bytes: number;
    rows: number;
  }

  interface Schema {
    version?: string;
    applied: number;
    pending: string[];
    changed: string[];
    unknown: string[];
    history: { changeset: string; applied_at: Api.Moment }[];
  }

  interface Report {
    migrations: Schema;
    size: { database: string; bytes: number; version: string }[];
    tables: Table[];
    connections: { role?: string; application?: string; state: string; connections: number; most: number }[];
    slow_queries: {
      pid: number;
      role?: string;
      application?: string;
      seconds?: number;
      waits_for?: string;
      statement?: string;
    }[];
    idle_sessions: { pid: number; role?: string; application?: string; state: string; minutes: number }[];
    blocked: { pid: number; role?: string; blocked_by: string; seconds?: number; statement?: string }[];
    bloat: { table: string; live_rows: number; dead_rows: number; dead_percent: number; last_vacuum?: Api.Moment }[];
    index_use: { table: string; index: string; scans: number; bytes: number; is_unique: boolean }[];
    cache_hit_ratio: { percent?: number; since?: Api.Moment }[];
    missing_indexes: { table: string; whole_scans: number; index_scans: number; rows: number }[];
  }

  interface Keys {
    /** The id of the one that wraps now. */
    master_key: string;
    items: { tenant_id: Api.Id; version: number; made_at: Api.Moment; master_key: string; older: number }[];
  }

  interface Seals {
    position: number;
    lag_seconds: number;
    items: { tenant_id: Api.Id; number: number; position: number; sealed_at?: Api.Moment }[];
  }

  interface Finding {
    kind: 'altered' | 'missing' | 'inserted' | 'reordered' | 'seal_missing' | 'seal_altered' | 'seal_unsigned';
    position?: number;
    seal: number;
  }

  interface Verification {
    intact: boolean;
    first_finding?: Finding;
    seals: number;
    events: number;
    /** The seal to go on behind. */
    next?: number;
  }
}
